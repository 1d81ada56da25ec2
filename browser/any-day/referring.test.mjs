// A housing officer refers somebody and hears only what she agreed to; an
// organisation behind a wall hears nothing; two parties are kept apart.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { WIDTHS, check, close, open } from "../lib/journey.mjs";
import { fillReferral, signIn } from "../lib/people.mjs";

after(close);

const codes = (process.env.ALONGSIDE_CODES ?? "").split(" ");
// Its own codes: the other journeys take theirs from both ends.
let next = 6;
const as = async (who, viewport = WIDTHS.desk) => {
  const opened = await open(viewport);
  await signIn(opened.page, `${who}@thamesbridge.example`, codes[next++]);
  await opened.page.waitForURL(/today|accounts/);
  return opened;
};

test("a professional refers, and hears what the person agreed to", async () => {
  const officer = await open(WIDTHS.desk);
  const { page } = officer;
  await page.goto("/refer");
  await check(page, "refer");
  await page.fill("textarea[name=story]", "Neighbours shout at her through the wall, most nights.");
  await page.click("button:has-text('Send the referral')");
  await check(page, "refer, with things missing");
  assert.match(await page.textContent(".govuk-error-summary"), /Choose where you work/);
  assert.match(await page.inputValue("textarea[name=story]"), /most nights/, "nothing typed is lost");
  await fillReferral(page);
  await page.fill("input[name=phone]", "07700 900321");
  await page.check("input[name=shared][value=not_known]");
  await page.click("button:has-text('Send the referral')");
  await page.waitForURL(/refer\//);
  await check(page, "the professional's link");
  assert.match(await page.textContent("main"), /Received/);
  assert.doesNotMatch(await page.textContent("main"), /Halima/);

  const alex = await as("alex");
  await alex.page.goto("/agencies");
  await check(alex.page, "organisations");
  await alex.page.fill("input[name=name]", "Riverside Housing");
  await alex.page.check("input[name=kind][value=housing]");
  await alex.page.click("button:has-text('Put it on the list')");
  await check(alex.page, "an organisation on the list");
  await alex.context.close();

  const marcus = await as("marcus");
  const desk = marcus.page;
  await desk.goto("/search");
  await desk.fill("input[name=for]", "Halima Noor");
  await desk.keyboard.press("Enter");
  await desk.click(".app-row a");
  const report = desk.url();
  await check(desk, "the referral at the desk");
  await desk.check("input[name=decision][value=accepted]");
  await desk.locator("input[name=worker]").first().check();
  await desk.check("input[name=risk][value=medium]");
  await desk.fill("[name=why]", "Every night, and she is alone");
  await desk.click("button:has-text('Save')  >> visible=true >> nth=0").catch(() => undefined);
  if (!/cases/.test(desk.url())) await desk.click("form:has(input[name=decision]) button.govuk-button");
  await desk.waitForURL(/cases\//);
  const theirs = new URL(desk.url()).pathname;
  await page.reload();
  assert.doesNotMatch(await page.textContent("main"), /working with them/, "nothing before she agreed");

  await desk.goto(report);
  await desk.click("summary:has-text('hear')");
  await desk.check("input[name=agreed][value=yes]");
  await desk.fill("input[name=how-agreed]", "on the phone today");
  await desk.click("form:has(input[name=agreed]) button.govuk-button");
  await page.reload();
  await check(page, "the link after she agreed");
  assert.match(await page.textContent("main"), /We are working with them/);

  await desk.goto(`${theirs}/access`);
  await desk.check(`xpath=//label[contains(., "Riverside Housing")]/preceding-sibling::input[@name="against"]`);
  await desk.fill("input[name=wall-reason]", "Somebody she fears works there");
  await desk.fill("input[name=wall-review]", "in 6 weeks");
  await desk.click("button:has-text('Put up the wall')");
  await check(desk, "a wall against an organisation");
  await page.reload();
  assert.doesNotMatch(await page.textContent("main"), /working with them/, "nothing goes behind the wall");
  await officer.context.close();
  await marcus.context.close();
});

for (const [width, viewport] of Object.entries(WIDTHS)) {
  test(`links, people complained of, one client of two records, and cover, ${width}`, async () => {
    const { page, context } = await as("marcus", viewport);
    await page.goto("/cases");
    const addresses = await page.locator("td a[href^='/cases/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const references = (await page.locator("td bdi[dir=ltr]").allTextContents()).map((text) => text.trim());
    await page.goto(`${addresses[0]}/links`);
    await check(page, "links");
    await page.click("button:text-is('Link them')");
    await check(page, "links, nothing chosen");
    await page.fill("input[name=reference]", references[1]);
    await page.check("input[name=kind][value=same_incident]");
    await page.fill("input[name=link-reason]", "Both told us of the same night");
    await page.click("button:text-is('Link them')");
    await check(page, "linked");
    assert.match(await page.textContent("main"), /About the same incident/);
    await page.goto(`${addresses[0]}/complained-of`);
    await check(page, "people complained of");
    await page.fill("input[name=name]", "Liam O’Brien");
    await page.check("input[name=known][value=neighbour]");
    await page.click("button:has-text('Keep it')");
    await check(page, "somebody complained of");
    await page.goto(`${addresses[1]}/complained-of`);
    await page.fill("input[name=name]", "liam obrien");
    await page.click("button:has-text('Keep it')");
    await check(page, "somebody complained of in two cases");
    await page.goto(`${addresses[0]}/merge`);
    await check(page, "known already");
    await page.goto("/looks");
    await check(page, "openings to ask about");
    await page.goto("/covers");
    await check(page, "cover");
    await page.click("button:has-text('Set the cover')");
    await check(page, "cover, nothing chosen");
    assert.match(await page.textContent(".govuk-error-summary"), /Choose who is away/);
    await context.close();
  });
}
