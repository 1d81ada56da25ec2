// A woman reports in Urdu on a shared phone, with a photograph and without a
// name; the desk reads it, writes to her, and she answers: all of it in Urdu
// for her, right to left, and in English for them.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { WIDTHS, check, close, onward, open } from "../lib/journey.mjs";
import { signIn } from "../lib/people.mjs";

after(close);

const codes = (process.env.ALONGSIDE_CODES ?? "").split(" ");
// Its own codes: the other journeys take theirs from both ends.
const CODE = codes[5];

const PHOTO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const STORY = "پڑوسی نے میرے دروازے پر تھوکا اور بچوں کو گالیاں دیں";

test("a report in Urdu with a photograph, an answer to it, and what she adds", async () => {
  const { context, page, elsewhere, wrong } = await open(WIDTHS.phone);
  await page.goto("/");
  await page.click("a[hreflang=ur]");
  await check(page, "home in Urdu");
  const root = page.locator("html");
  assert.deepEqual([await root.getAttribute("lang"), await root.getAttribute("dir")], ["ur", "rtl"]);
  assert.match(await page.textContent("main"), /999/);
  await page.goto("/questions");
  assert.match(await page.textContent("main"), /ring 999/, "the line about danger is in English too");
  await onward(page);
  await page.check("input[value=digits]");
  await onward(page);
  await check(page, "the way back in Urdu");
  const [reference, phrase] = await page.locator(".app-keep__value").allTextContents();
  for (let times = 0; times < 3; times += 1) await onward(page);
  await page.fill("textarea[name=story]", STORY);
  await onward(page);
  for (const step of ["when", "place", "why", "who", "harm"]) {
    await check(page, `${step} in Urdu`);
    await onward(page);
  }
  await page.setInputFiles("input[type=file]", { name: "دروازہ.png", mimeType: "image/png", buffer: PHOTO });
  await page.click("button[value=file]");
  await check(page, "a photograph added");
  assert.match(await page.textContent("main"), /دروازہ\.png/);
  for (const step of ["evidence", "told", "wants", "person", "contact", "sharing"]) {
    await check(page, `${step} in Urdu`);
    if (step === "person") await page.check("input[name=named][value=anonymous]");
    await onward(page);
  }
  await check(page, "check in Urdu");
  assert.match(await page.textContent("main"), new RegExp(STORY));
  await page.click("button[value=send]:not([tabindex])");
  await check(page, "sent in Urdu");
  const main = await page.textContent("main");
  assert.ok(main.includes(reference), "the reference is given again");
  assert.match(await page.getAttribute("html", "lang"), /ur/);

  const desk = await open(WIDTHS.desk);
  await signIn(desk.page, "marcus@thamesbridge.example", CODE);
  await desk.page.waitForURL(/today/);
  await desk.page.goto("/search");
  await desk.page.fill("input[name=for]", reference);
  await desk.page.keyboard.press("Enter");
  await desk.page.click(".app-row a");
  await check(desk.page, "the report at the desk");
  const read = await desk.page.textContent("main");
  assert.ok(read.includes(STORY) && /Urdu/.test(read), "what she wrote stands as she wrote it, with its language");
  await desk.page.click("text=Have their own words translated");
  await check(desk.page, "translating at the desk");
  await desk.page.click("main form button.govuk-button");
  await check(desk.page, "a translation without words");
  assert.match(await desk.page.textContent(".govuk-error-summary"), /Write what it says in English/);
  await desk.page.fill("textarea[name=words]", "They spat at our door again.");
  await desk.page.check("input[value=colleague]");
  await desk.page.click("main form button.govuk-button");
  await desk.page.click(".govuk-back-link");
  await check(desk.page, "the report with its translation");
  assert.match(await desk.page.textContent("main"), /Translate more\. Never by family[^]*They spat at our door again\./, "and no longer due");
  await desk.page.click("text=Files (1)");
  await check(desk.page, "files at the desk");
  await desk.page.goBack();
  await desk.page.click("a[href$='/messages']");
  await desk.page.fill("textarea[name=words]", "شکریہ۔ ہم نے پڑھ لیا ہے");
  await desk.page.click("main form button.govuk-button >> nth=0");
  await check(desk.page, "messages at the desk");
  await desk.context.close();

  await page.goto("/return");
  await check(page, "return in Urdu");
  await page.fill("input[name=reference]", reference);
  await page.fill("input[name=phrase]", phrase);
  await page.click("main form button.govuk-button >> nth=-1");
  await check(page, "where it stands in Urdu");
  assert.match(await page.textContent("main"), /شکریہ۔ ہم نے پڑھ لیا ہے/);
  await page.fill("textarea[name=more]", "آج پھر ہوا");
  await page.click("form:has(textarea[name=more]) button.govuk-button");
  assert.match(await page.textContent("main"), /آج پھر ہوا|شکریہ/);

  const again = await open(WIDTHS.desk);
  await signIn(again.page, "jo@thamesbridge.example", CODE);
  await again.page.waitForURL(/today/);
  await again.page.goto("/referrals");
  assert.match(await again.page.textContent("main"), /Have it translated: (today|tomorrow|[A-Z])/, "what she added is due too");
  await again.context.close();
  assert.deepEqual(elsewhere, [], "no other place was asked for anything");
  assert.deepEqual(wrong, [], "no errors in the console");
  await context.close();
});
