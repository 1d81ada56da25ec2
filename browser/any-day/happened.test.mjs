// Something more happens: it is written down, the risk is gone through again,
// the landlord is asked and reminded, and how they are is asked; on a telephone
// with scripts, and at a desk without.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { WIDTHS, check as checked, close, open } from "../lib/journey.mjs";
import { signIn } from "../lib/people.mjs";

after(close);

const codes = (process.env.ALONGSIDE_CODES ?? "").split(" ");

for (const [width, viewport, scripts, code, nth] of [
  ["phone", WIDTHS.phone, true, codes[6], 2],
  ["desk, without scripts", WIDTHS.desk, false, codes[7], 3],
]) {
  test(`something more happens, ${width}`, async () => {
    const { page, wrong, context } = await open(viewport, scripts);
    const main = () => page.textContent("main");
    // The accessibility check is a script of its own.
    const check = scripts ? checked : async () => {};
    await signIn(page, "samira@thamesbridge.example", code);
    await page.waitForURL(/today/);
    await page.goto("/cases");
    await page.click(`td a >> nth=${nth}`);
    const at = page.url();

    await page.click("a[href$='/incidents']");
    await check(page, "what happened");
    await page.click("text=Write down an incident");
    await check(page, "a new incident");
    await page.click("button:has-text('Save')");
    await check(page, "an incident without words");
    assert.match(await main(), /Write what happened, or tick what was done/);
    await page.fill("textarea[name=words]", "They put rubbish through the letterbox.");
    await page.check("input[name=conduct][value=rubbish]");
    await page.check("input[name=when][value=about]");
    await page.fill("input[name=when-words]", "yesterday");
    await page.check("input[name=told][value=police]");
    await page.fill("input[name=told-on-police]", "today");
    await page.fill("input[name=told-reference-police]", "01/55555/26");
    await page.check("input[name=label][value=hate_crime]");
    await page.click("button:has-text('Save')");
    await check(page, "what happened, with one more");
    assert.match(await main(), /reference 01\/55555\/26/);
    await page.click("text=What the police did >> nth=0");
    await check(page, "what the police did");
    await page.check("input[name=police][value=recorded_crime]");
    await page.click("button:has-text('Save')");
    assert.match(await main(), /Recorded it as a crime/);

    await page.goto(`${at}/risk`);
    await check(page, "risk");
    await page.check("input[name=factor-getting_worse][value=yes]");
    await page.check("input[name=factor-weapon_fire][value=yes]");
    await page.check("input[name=risk][value=medium]");
    await page.fill("input[name=why]", "Rubbish, then a lighter shown");
    await page.click("button:has-text('Save')");
    await check(page, "a risk that is high");
    assert.match(await main(), /the risk is high/);
    await page.check("input[name=risk][value=high]");
    await page.click("button:has-text('Save')");
    await check(page, "what to think of now");
    assert.match(await main(), /What to think of now/);

    await page.goto(`${at}/requests`);
    await check(page, "asked of agencies");
    await page.check("input[name=agency] >> nth=0");
    await page.fill("input[name=what]", `A letterbox guard (${width})`);
    await page.check("input[name=asking][value=agreed]");
    await page.check("input[name=how][value=call]");
    await page.click("button:has-text('Keep it')");
    await check(page, "an agency is asked");
    assert.match(await main(), /A letterbox guard/);
    await page.goto("/unanswered");
    await check(page, "no answer");

    await page.goto(`${at}/issues`);
    await check(page, "what it is about");
    await page.check("input[name=kind][value=hate]");
    await page.fill("input[name=about]", "Rubbish through the letterbox");
    await page.click("button:has-text('Add it')");
    await page.check("input[name=tenure][value=council_tenant]");
    await page.click("form[action$='/description'] button");
    await check(page, "a matter and its ways");
    assert.match(await main(), /then the Housing Ombudsman/);
    await page.goto(`${at}/asb-review`);
    await check(page, "asking for a case review");

    await page.goto(`${at}/impact`);
    await check(page, "how they are");
    await page.check("input[name=stage][value=during]");
    await page.check("input[name=felt-sleep][value='1']");
    await page.fill("input[name=felt-ons_anxious]", "9");
    await page.click("button:has-text('Save')");
    await check(page, "how they are so far");
    await page.goto(`${at}/equality`);
    await check(page, "equality questions at the desk");
    assert.deepEqual(wrong.filter((text) => !text.includes("422")), [], "no errors in the console");
    await context.close();
  });
}
