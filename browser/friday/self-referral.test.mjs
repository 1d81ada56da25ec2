// Half past four on the Friday before the early May bank holiday of 2026: a
// woman refers herself on her phone, and is reached in time.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { WIDTHS, check, close, onward, open } from "../lib/journey.mjs";
import { signIn } from "../lib/people.mjs";

after(close);

const codes = (process.env.ALONGSIDE_CODES ?? "").split(" ");

test("a self-referral on the Friday before a bank holiday is reached in time", async () => {
  const phone = await open(WIDTHS.phone, false);
  const { page } = phone;
  await page.goto("/questions");
  await onward(page);
  await page.check("input[value=no]");
  await onward(page);
  await page.check("input[name=reporter][value=me]");
  await onward(page);
  await page.check("input[name=safe][value=yes]");
  await onward(page);
  await page.fill("textarea[name=story]", "The man upstairs spat at my door and called me names.");
  for (let step = 0; step < 9; step += 1) await onward(page);
  await page.check("input[name=named][value=named]");
  await page.fill("input[name=name]", "Shazia Malik");
  await onward(page);
  await page.check("input[name=channel][value=call]");
  await page.fill("input[name=phone]", "07700 900654");
  await onward(page);
  await onward(page);
  await page.click("button[value=send]:not([tabindex])");
  const said = await page.textContent("main");
  assert.match(said, /decide what to do by the end of Tuesday 5 May 2026/);
  assert.match(said, /We will try to reach you, in the way you said is safe, by the end of Wednesday 6 May 2026/);
  const [reference, phrase] = await page.locator(".app-keep__value").allTextContents();

  const desk = await open(WIDTHS.desk);
  await signIn(desk.page, "jo@thamesbridge.example", codes.pop());
  await desk.page.waitForURL(/today/);
  await desk.page.goto("/referrals");
  await check(desk.page, "queue");
  await desk.page.click("text=Shazia Malik");
  assert.match(await desk.page.textContent("main"), /First contact: Wednesday/);
  await desk.page.check("input[name=decision][value=accepted]");
  await desk.page.locator("input[name=worker]").first().check();
  await desk.page.check("input[name=risk][value=medium]");
  await desk.page.fill("input[name=why]", "Spitting, known neighbour");
  await desk.page.click("button:has-text('Save')");
  await desk.page.waitForURL(/cases/);
  await desk.page.click("text=Log a contact");
  await desk.page.check("input[name=result][value=spoke]");
  await desk.page.fill("textarea[name=note]", "She wants it to stop. We meet on Tuesday.");
  await desk.page.check("input[name=then][value=client]");
  await desk.page.click("button:has-text('Save')");
  await desk.page.waitForURL(/cases\/[0-9a-f-]+$/);
  const due = await desk.page.textContent("main");
  assert.match(due, /First contact was promised by Wednesday 6 May 2026. Kept on 1 May 2026/);

  await page.context().clearCookies();
  await page.goto("/return");
  await page.fill("input[name=reference]", reference);
  await page.fill("input[name=phrase]", phrase);
  await page.click("button.govuk-button:has-text('Continue')");
  assert.match(await page.textContent("main"), /Someone here is working on this with you/);
  await phone.context.close();
  await desk.context.close();
});
