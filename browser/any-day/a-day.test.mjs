// How many presses the things take that a caseworker does all day. A press is
// a click or Enter; typing is not counted.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { begin, speak } from "../lib/case.mjs";
import { WIDTHS, check, close, open } from "../lib/journey.mjs";
import { signIn } from "../lib/people.mjs";

after(close);

const codes = (process.env.ALONGSIDE_CODES ?? "").split(" ");

test("a day with many cases takes few presses, and the keyboard alone is enough", async () => {
  const { page } = await open(WIDTHS.desk);
  let presses = 0;
  const click = async (what) => {
    presses += 1;
    await page.click(what);
  };
  const enter = async () => {
    presses += 1;
    await page.keyboard.press("Enter");
  };
  const within = async (most, what, work) => {
    presses = 0;
    await work();
    assert.ok(presses <= most, `${what} took ${presses} presses, not ${most}`);
  };
  await signIn(page, "marcus@thamesbridge.example", codes[4]);
  await page.waitForURL(/today/);
  const at = await begin(page, {
    name: "Zenobia Quill",
    phone: "07700 900779",
    story: "They shout at her on the stairs.",
    worker: "Samira Khan",
    why: "Every week",
  });
  // More than eighty cases are hers.
  await page.context().clearCookies();
  await signIn(page, "samira@thamesbridge.example", codes[8]);
  await page.waitForURL(/today/);
  const mine = Number((await page.textContent("main")).match(/of your (\d+) cases/)[1]);
  assert.ok(mine >= 80, `${mine} cases`);

  await page.goto("/today");
  await within(2, "logging a contact", async () => {
    // Where the row wants something else first, its case has the way too.
    await click("a:visible:has-text('Log a contact') >> nth=0");
    await page.waitForURL(/contacts\/new/);
    await page.locator("input[name=result][value=attempt]").focus();
    await page.keyboard.press("Space");
    await page.locator("textarea[name=note]").fill("No answer.");
    await page.locator("input[name=in-spite]").count();
    await page.locator("input[name=then][value=client]").focus();
    await page.keyboard.press("Space");
    await click("button:has-text('Save')");
  });

  // Shortcuts are off until switched on; then one key finds.
  await page.goto("/today");
  await page.keyboard.press("/");
  assert.match(page.url(), /today/, "off until switched on");
  await page.goto("/keyboard");
  await check(page, "keyboard");
  await page.click("button:has-text('Switch them on')");
  await page.goto("/today");
  await within(1, "finding a case", async () => {
    await page.keyboard.press("/");
    await page.waitForURL(/search/);
    await page.locator("input[name=for]").focus();
    await page.keyboard.type("Zenobia");
    await enter();
    await page.waitForURL(/search\?|cases\//);
  });
  assert.match(await page.textContent("main"), /Zenobia Quill/);
  await page.keyboard.press("?");
  await page.waitForURL(/keyboard/);
  await page.keyboard.press("l");
  await page.waitForURL(/cases/);
  await page.keyboard.press("j");
  const first = await page.evaluate(() => document.activeElement.getAttribute("href"));
  assert.match(first, /^\/cases\//);
  await page.keyboard.press("j");
  assert.notEqual(await page.evaluate(() => document.activeElement.getAttribute("href")), first);
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await page.waitForURL(/cases\/[0-9a-f-]+$/);
  await page.keyboard.press("n");
  await page.waitForURL(/contacts\/new/);
  await page.locator("textarea[name=note]").focus();
  await page.keyboard.type("t l c");
  assert.match(page.url(), /contacts\/new/, "letters typed into a field are letters");

  // Risk unchanged: one of her longer cases, spoken with since, nothing new.
  await page.goto("/cases?mine=yes&risk=medium&page=2");
  await page.click("td a >> nth=3");
  const old = page.url();
  await speak(page, old, "Nothing new.");
  await page.goto(old);
  await within(2, "risk unchanged", async () => {
    await click("a[href$='/risk']");
    await page.locator("form[action$='/risk/same'] input[name=same]").fill("She says nothing has changed");
    await click("form[action$='/risk/same'] button");
  });
  await speak(page, at, "She is content.", ["quiet"]);
  await page.goto(`${at}/summary`);
  await page.fill("textarea[name=summary]", "Quiet.");
  await page.click("button:has-text('Save')");
  await page.goto(at);
  await within(3, "closing", async () => {
    await click("text=Close the case");
    for (const box of ["input[name=reason][value=incidents_ceased]", "input[name=view][value=agrees]"]) {
      await page.locator(box).focus();
      await page.keyboard.press("Space");
    }
    await page.fill("textarea[name=words]", "“Yes.”");
    await click("button:has-text('Close the case')");
  });
  assert.match(await page.textContent("main"), /Closed on/);
  await page.goto("/cases");
  await within(3, "handing over everything for leave", async () => {
    await click("text=Hand over my cases");
    await page.waitForURL(/handovers/);
    assert.ok(await page.locator("form[action='/handovers'] button").count(), "one press from here");
  });
});
