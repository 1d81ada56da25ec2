// Opening another team's case in an emergency and the review of it; a case and
// all of a colleague's cases handed over; a wall put up while somebody reads.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { WIDTHS, check, close, open } from "../lib/journey.mjs";
import { signIn } from "../lib/people.mjs";

after(close);

const codes = (process.env.ALONGSIDE_CODES ?? "").split(" ");
// Every account has the same recovery codes, and each works once an account;
// the other journeys take theirs from the end.
const taken = {};
const codeFor = (who) => {
  taken[who] = (taken[who] ?? -1) + 1;
  return codes[taken[who]];
};

const as = async (who, viewport = WIDTHS.desk, scripts = true) => {
  const opened = await open(viewport, scripts);
  await signIn(opened.page, `${who}@thamesbridge.example`, codeFor(who));
  await opened.page.waitForURL(/today|accounts|sessions|emergency/);
  return opened;
};

test("another team's case is opened in an emergency, and somebody else reviews it", async () => {
  const priya = await as("priya");
  await priya.page.goto("/cases");
  const reference = (await priya.page.textContent("td.govuk-table__cell bdi[dir=ltr], td bdi[dir=ltr]")).trim();
  const address = await priya.page.getAttribute("td a", "href");

  const { page, context } = await as("samira", WIDTHS.phone);
  await page.goto(address);
  assert.match(await page.textContent("h1"), /not here/, "another team's case is not found");
  await page.goto("/search");
  await page.click("text=It cannot wait");
  await check(page, "emergency access");
  await page.fill("input[name=reference]", "ZZZZ-ZZZZ-Z");
  await page.click("button:has-text('Go on')");
  await check(page, "emergency access, wrong reference");
  await page.fill("input[name=reference]", reference.toLowerCase());
  await page.click("button:has-text('Go on')");
  await page.fill("input[name=code]", "000000");
  await page.click("button:has-text('Open it')");
  await check(page, "emergency access, no reason");
  await page.fill("input[name=reason]", "She is on the phone and nobody from the team is here");
  await page.fill("input[name=code]", "000000");
  await page.click("button:has-text('Open it')");
  assert.match(await page.textContent("main"), /code is not right/);
  assert.equal(await page.inputValue("input[name=reason]"), "She is on the phone and nobody from the team is here");
  await page.fill("input[name=code]", codeFor("samira"));
  await page.click("button:has-text('Open it')");
  await page.waitForURL(/cases\/[0-9a-f-]+$/);
  await check(page, "case opened in an emergency");
  assert.match(await page.textContent("main"), /Opened in an emergency/);
  assert.equal(await page.locator("text=Who may open it").count(), 0, "and nothing is settled through it");
  await context.close();

  await priya.page.goto(address);
  assert.match(await priya.page.textContent("main"), /nobody from the team is here/, "the team sees it");
  await priya.context.close();

  const dele = await as("dele");
  await dele.page.goto("/emergency-accesses");
  await check(dele.page, "emergency openings");
  await dele.page.check("input[type=radio][value=wrong]");
  await dele.page.click("button:has-text('Save')");
  assert.match(await dele.page.textContent("main"), /Say what was not right/);
  await dele.page.check("input[type=radio][value=right]");
  await dele.page.click("button:has-text('Save')");
  await check(dele.page, "reviewed");
  assert.match(await dele.page.textContent("main"), /Reviewed by Dele Osei/);
  await dele.context.close();
});

// For whoever stands behind a wall there is no such case: by its own addresses,
// in lists, by name and reference, in an emergency, and at the desk.
const atEveryDoor = async (page, address, reference, name) => {
  const unknown = address.replace(/[0-9a-f]{8}(?=-)/, "00000000");
  for (const door of ["", "/contacts/new", "/summary", "/safe-contact", "/files", "/looks", "/links", "/handover", "/access"]) {
    await page.goto(`${unknown}${door}`);
    const never = await page.textContent("main");
    const answer = await page.goto(`${address}${door}`);
    assert.equal(answer.status(), 404, door);
    assert.equal(await page.textContent("main"), never, `${door}: as for a case that never was`);
  }
  for (const list of ["/cases", "/today", "/referrals", "/referrals?show=decided"]) {
    await page.goto(list);
    const shown = await page.content();
    assert.ok(!shown.includes(address) && !shown.includes(reference) && !shown.includes(name), list);
  }
  for (const words of [name, reference]) {
    await page.goto("/search");
    await page.fill("input[name=for]", words);
    await page.click("button:has-text('Find')");
    assert.ok(!(await page.content()).includes(address), `found by ${words}`);
  }
  await page.goto("/search");
  await page.click("text=It cannot wait");
  await page.fill("input[name=reference]", reference);
  await page.click("button:has-text('Go on')");
  assert.equal(await page.locator("input[name=code]").count(), 0, "opened in an emergency");
  await page.goto("/reports/new");
  await page.check("input[name=source][value=phone]");
  await page.fill("textarea[name=story]", "It happened again.");
  await page.fill("input[name=name]", name);
  await page.click("button:has-text('Save')");
  const known = await page.locator("input[name=shown]").evaluateAll((shown) => shown.map((one) => one.value));
  assert.ok(!known.some((id) => address.endsWith(id)), "shown as known at the desk");
};

for (const [width, viewport] of Object.entries(WIDTHS)) {
  test(`a case is handed over with where it stands, walled off and its name corrected, ${width}`, async () => {
    const { page, context } = await as("marcus", viewport);
    await page.goto("/team");
    await check(page, "team");
    await page.goto("/team");
    await page.click("tr:has-text('Samira Khan') a");
    const chosen = await page.locator("input[name=cases]").nth(width === "phone" ? 2 : 6).getAttribute("value");
    await page.goto(`/cases/${chosen}`);
    const address = new URL(page.url()).pathname;
    const reference = (await page.textContent("main bdi[dir=ltr]")).trim();
    await page.click("text=Change the name");
    await check(page, "name");
    const before = await page.inputValue("input[name=name]");
    await page.fill("input[name=name]", "");
    await page.click("button:has-text('Save')");
    await check(page, "no name");
    await page.fill("input[name=name]", `${before} Né ${width}`);
    await page.click("button:has-text('Save')");
    await page.waitForURL(/cases\/[0-9a-f-]+$/);
    assert.match(await page.textContent("h1"), new RegExp(`Né ${width}`));
    assert.match(await page.textContent("#chronology ~ ol"), new RegExp(before));
    await page.goto("/search");
    await page.fill("input[name=for]", before);
    await page.click("button:has-text('Find')");
    assert.match(await page.textContent("main"), new RegExp(`Né ${width}`), "and is found by the name before");

    // Two people write where it stands: neither is lost.
    await page.goto(`${address}/summary`);
    await check(page, "summary");
    const jo = await as("jo");
    await jo.page.goto(`${address}/summary`);
    await jo.page.fill("textarea[name=summary]", "Jo: the landlord has answered.");
    await jo.page.click("button:has-text('Save')");
    await page.fill("textarea[name=summary]", "Marcus: the police have called.");
    await page.click("button:has-text('Save')");
    await check(page, "both summaries");
    assert.match(await page.textContent("main"), /the landlord has answered/);
    assert.match(await page.inputValue("textarea[name=summary]"), /the police have called/);
    await page.click("button:has-text('Save')");
    await page.waitForURL(/cases\/[0-9a-f-]+$/);

    // Handed over to Marcus himself, so that a wall against Jo can follow.
    await page.click("text=Hand over");
    await check(page, "hand over");
    await page.check(`xpath=//label[contains(., "Marcus Reid")]/preceding-sibling::input[@name="worker"]`);
    await page.check("input[name=deputy][value=none]");
    await page.click("button:has-text('Hand over')");
    await page.waitForURL(/cases\/[0-9a-f-]+$/);
    assert.match(await page.textContent("main"), /Worker: Marcus Reid/);
    assert.match(await page.textContent("#chronology ~ ol"), /Handed over from/);

    await jo.page.goto(address);
    assert.match(await jo.page.textContent("h1"), new RegExp(before.split(" ")[0]), "Jo is reading");
    await page.click("text=Who may open it");
    await check(page, "who may open it");
    await page.click("button:has-text('Put up the wall')");
    await check(page, "wall refused");
    await page.check(`xpath=//label[contains(., "Jo Pembroke")]/preceding-sibling::input[@name="against"]`);
    await page.fill("input[name=wall-reason]", "Lives next door to the family");
    await page.fill("input[name=wall-review]", "in 6 weeks");
    await page.click("button:has-text('Put up the wall')");
    await check(page, "a wall stands");
    assert.match(await page.textContent("main"), /Jo Pembroke. To be looked at again by/);
    await jo.page.click("text=Log a contact");
    assert.match(await jo.page.textContent("h1"), /not here/, "the case is gone for whoever was reading it");
    await atEveryDoor(jo.page, address, reference, `${before} Né ${width}`);
    await jo.context.close();
    await context.close();
  });
}

test("a colleague's cases are handed over at once", async () => {
  const { page, context } = await as("marcus", WIDTHS.desk, false);
  await page.goto("/team");
  await page.click("tr:has-text('Samira Khan') a");
  const count = await page.locator("input[name=cases]").count();
  assert.ok(count >= 80, `${count} cases: more than anybody hands over one by one`);
  await page.check(`xpath=//label[contains(., "Jo Pembroke")]/preceding-sibling::input[@name="worker"]`);
  await page.check("input[name=deputy][value=stay]");
  await page.click("button:has-text('Hand over')");
  assert.match(await page.textContent("main"), /Nothing was handed over/, "some have no summary");
  for (const box of await page.locator("input[name=cases]").all()) {
    const about = await box.getAttribute("aria-describedby");
    if (about && /nobody has written/.test(await page.textContent(`[id="${about}"]`))) await box.uncheck();
  }
  const given = await page.locator("input[name=cases]:checked").count();
  await page.click("button:has-text('Hand over')");
  await page.waitForURL(/today|team/);
  await page.goto("/team");
  await page.click("tr:has-text('Samira Khan') a");
  assert.equal(await page.locator("input[name=cases]").count(), count - given);
  await context.close();
});
