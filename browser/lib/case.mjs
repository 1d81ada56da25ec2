// What a worker does again and again on a case.

// Somebody told of by telephone becomes a case of a worker.
export const begin = async (page, { name, phone, story, source = "phone", worker, risk = "medium", why }) => {
  await page.goto("/reports/new");
  await page.check(`input[name=source][value=${source}]`);
  await page.fill("textarea[name=story]", story);
  await page.fill("input[name=name]", name);
  await page.fill("input[name=phone]", phone);
  await page.check("input[name=channel][value=call]");
  await page.click("button:has-text('Save')");
  if (await page.locator("input[name=another]").count()) {
    await page.check("input[name=another]");
    await page.click("button:has-text('Save')");
  }
  const saved = (await page.textContent("main bdi[dir=ltr]")).trim();
  await page.goto("/search");
  await page.fill("input[name=for]", saved);
  await page.click("button:has-text('Find')");
  await page.click(".app-row a");
  await page.check("input[name=decision][value=accepted]");
  const known = page.locator("input[name=person][value=new]");
  if (await known.count()) await known.check();
  await page.check(`xpath=//label[contains(., "${worker}")]/preceding-sibling::input[@name="worker"]`);
  await page.check(`input[name=risk][value=${risk}]`);
  await page.fill("input[name=why]", why);
  await page.click("button:has-text('Save')");
  await page.waitForURL(/cases\/[0-9a-f-]+$/);
  return page.url();
};

// A conversation; `ticked` are boxes of its form.
export const speak = async (page, at, note, ticked = []) => {
  await page.goto(`${at}/contacts/new`);
  await page.check("input[name=result][value=spoke]");
  await page.check("input[name=channel][value=call]");
  await page.fill("textarea[name=note]", note);
  for (const box of ticked) await page.check(`input[name=${box}]`);
  await page.check("input[name=then][value=client]");
  await page.click("button:has-text('Save')");
  await page.waitForURL(/cases\/[0-9a-f-]+$/);
};

// Fills a form by what its fields are called, and sends it.
export const send = async (page, form, fields, press) => {
  const within = page.locator(form);
  const folded = page.locator(`details:not([open]):has(${form})`);
  if (await folded.count()) await folded.locator("summary").first().click();
  for (const [name, value] of Object.entries(fields)) {
    const field = within.locator(`[name="${name}"]`).first();
    const kind = await field.getAttribute("type");
    if (kind === "radio" || kind === "checkbox") await within.locator(`[name="${name}"][value="${value}"]`).check();
    else await field.fill(value);
  }
  await within.locator(press ? `button:has-text("${press}")` : "button").first().click();
};
