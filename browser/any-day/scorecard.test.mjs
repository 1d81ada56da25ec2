// An edition of the scorecard: begun, a file that is wrong and one that is right, looked at
// as it would be published, published, and read by somebody on a telephone without scripts.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { WIDTHS, check, close, open } from "../lib/journey.mjs";
import { codeOf, signIn } from "../lib/people.mjs";

after(close);

// The authenticator: the recovery codes of this colleague are used up by other journeys.
const code = () => codeOf((process.env.ALONGSIDE_KEY_SHOWN ?? "").replaceAll(" ", ""));
const head = "area_code,area_name,ethnic_group,people_stopped,population\n";
const stops =
  `${head}E09000021,Kingston,White,713,114325\nE09000021,Kingston,Black,162,4741\nE09000021,Kingston,Asian,3,29938\n` +
  "E09000008,Croydon,White,1055,187653\nE09000008,Croydon,Black,1146,88441\nE09000008,Croydon,Asian,315,68487\n";
const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test("an edition is made of a file, published and read", async () => {
  const { page, wrong, context } = await open(WIDTHS.desk, true);
  const main = () => page.textContent("main");
  await signIn(page, "marcus@thamesbridge.example", code());
  await page.waitForURL(/today/);
  await page.click("nav >> text=Scorecards");
  await check(page, "scorecards");
  await page.fill("input[name=title]", "Kingston, a first phase");
  await page.click("button:has-text('Begin it')");
  await check(page, "an edition that is begun");
  await page.click("text=Add a measure from a file");
  await check(page, "a measure");
  await page.fill("input[name=title]", "Stopped and searched by the police");
  await page.check("input[name=theme][value=criminal-justice]");
  await page.fill("input[name=what]", "were stopped and searched");
  await page.check("input[name=sense][value=harm]");
  await page.fill("input[name=per]", "1000");
  await page.fill("input[name=source]", "Police");
  await page.fill("input[name=source-title]", "Stops by borough");
  await page.fill("input[name=source-period]", "2025/26");
  await page.setInputFiles("#file", file("wrong.csv", `${head}E09000021,Kingston,White,-713,114325\n`));
  await page.click("button:has-text('Read the file')");
  await check(page, "a file that is wrong");
  assert.match(await main(), /Row 2, column D \(people_stopped\): “-713” is less than nought/);
  assert.equal(await page.inputValue("input[name=what]"), "were stopped and searched");
  await page.setInputFiles("#file", file("stops.csv", stops));
  await page.click("button:has-text('Read the file')");
  await page.waitForURL(/kept=yes/);
  await check(page, "how the file was read");
  assert.match(await main(), /The figures are kept/);
  await page.click("text=back to the edition");
  await page.waitForURL(/scorecards\/[^/]+$/);
  assert.match(await main(), /Stopped and searched by the police/);

  // Whoever answers for it is asked by a private link, and answers without an account.
  await page.click("text=Answers of those responsible");
  await check(page, "asked, said and agreed");
  await page.click("text=Ask somebody");
  await check(page, "somebody is asked");
  await page.check("input[name=about][value=stopped-and-searched-by-the-police]");
  await page.fill("input[name=holder]", "Riverside Police");
  await page.fill("input[name=due]", "in 4 weeks");
  await page.click("button:has-text('Save')");
  await page.waitForURL(/entries\/[0-9a-f-]+$/);
  await check(page, "the link");
  const link = new URL(await page.textContent(".app-key"), page.url()).pathname;
  const holder = await open(WIDTHS.phone, true);
  await holder.page.goto(link);
  await check(holder.page, "an answer is asked for");
  await holder.page.click("text=Read the finding");
  await holder.page.waitForURL(/draft\/measures/, { timeout: 120_000 });
  assert.match(await holder.page.textContent("body"), /34\.2 in every 1,000 Black residents/);
  await holder.page.goto(link);
  await holder.page.fill("textarea[name=says]", "We look into each search since April.");
  await holder.page.fill("input[name=by]", "A. Person, Commander");
  await holder.page.click("button:has-text('Send the answer')");
  assert.match(await holder.page.textContent("main"), /Until it is published you can change it here/);
  await holder.context.close();
  await page.click("text=Asked, said and agreed");

  // A picture with its words: the first is no picture, and what was typed stays.
  await page.click("text=Add a picture, a recording or a film");
  await check(page, "a picture is asked for");
  await page.fill("input[name=title]", "The launch");
  await page.fill("textarea[name=transcript]", "People sit in a circle and listen.");
  await page.setInputFiles("#medium", { name: "launch.png", mimeType: "image/png", buffer: Buffer.from("<svg>words</svg>") });
  await page.click("button:has-text('Save')");
  await check(page, "what is no picture");
  assert.match(await main(), /Choose a picture \(JPEG, PNG or WebP\)/);
  assert.equal(await page.inputValue("textarea[name=transcript]"), "People sit in a circle and listen.");
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 200 } });
  await page.setInputFiles("#medium", { name: "launch.png", mimeType: "image/png", buffer: picture });
  await page.click("button:has-text('Save')");
  await page.waitForURL(/entries$/);
  assert.match(await page.textContent("#medium"), /The launch/);
  await page.click(".govuk-back-link");

  await page.click("text=Look at it as it would be published");
  await page.waitForURL(/draft\/index/, { timeout: 120_000 });
  await check(page, "the draft");
  assert.match(await page.textContent("body"), /34\.2 in every 1,000 Black residents were stopped and searched/);
  assert.match(await page.textContent("body"), /The figure for Asian residents is not shown/);
  await page.goBack();
  await page.fill("input[name=role]", "Director");
  await page.click("button:has-text('Publish it for everybody')");
  await page.waitForURL(/\/scorecard\/kingston-a-first-phase\/index\.html/, { timeout: 120_000 });

  const reader = await open(WIDTHS.phone, false);
  await reader.page.goto("/scorecard");
  await reader.page.click("text=Kingston, a first phase");
  await reader.page.click("h3 >> text=Stopped and searched by the police");
  assert.match(await reader.page.textContent("body"), /5\.48 \(4\.63 to 6\.48\)/);
  assert.equal(await reader.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, "nothing is wider than the telephone");
  await reader.page.click("nav >> text=About");
  assert.match(await reader.page.textContent("body"), /Signed off by Marcus .*, Director/);
  const shown = () => reader.page.locator("img[alt='The launch']").evaluate((one) => one.naturalWidth);
  await reader.page.locator("img[alt='The launch']").scrollIntoViewIfNeeded();
  await reader.page.waitForFunction(() => document.querySelector("img[alt='The launch']").complete);
  assert.equal(await shown(), 320);
  assert.match(await reader.page.textContent("figure figcaption"), /People sit in a circle/);
  const pdf = await reader.page.request.get("/scorecard/kingston-a-first-phase/scorecard.pdf");
  assert.equal((await pdf.body()).subarray(0, 5).toString(), "%PDF-");

  // A resident says what they think; it is shown once somebody has read it.
  await reader.page.goto("/scorecard/kingston-a-first-phase/measures/stopped-and-searched-by-the-police.html");
  assert.match(await reader.page.textContent("body"), /We look into each search since April\..*A\. Person, Commander/s);
  await reader.page.click("text=Say what you think of this");
  await reader.page.click("button:has-text('Send')");
  assert.match(await reader.page.textContent("main"), /Write what you think/);
  await reader.page.fill("textarea[name=says]", "They stop my son every week.");
  await reader.page.click("button:has-text('Send')");
  assert.match(await reader.page.textContent("main"), /Thank you. We have it/);
  assert.doesNotMatch(await reader.page.textContent("main"), /my son/);
  await page.goto("/scorecards");
  await page.click("main >> text=Kingston, a first phase");
  await page.click("text=Answers of those responsible");
  await page.click("#comment .app-row a");
  await check(page, "a comment to be read");
  await page.fill("textarea[name=answer]", "We asked for the reasons.");
  await page.check("input[name=standing][value=shown]");
  await page.click("button:has-text('Save')");
  await page.waitForURL(/entries$/);
  await reader.page.goto("/scorecard/kingston-a-first-phase/say");
  assert.match(await reader.page.textContent("main"), /They stop my son every week\..*We asked for the reasons/s);
  await page.goto("/scorecard/kingston-a-first-phase/say");
  await check(page, "a resident's comment");

  // Somebody in the picture wants it out: it goes, and its words stay.
  await page.goto("/scorecards");
  await page.click("main >> text=Kingston, a first phase");
  await page.click("text=Answers of those responsible");
  await page.click("text=Take one out of what is published");
  await check(page, "what is published");
  await page.click("summary");
  await page.click("button:has-text('Take it out')");
  await page.waitForURL(/media$/);
  assert.match(await main(), /None is published/);
  await reader.page.goto("/scorecard/kingston-a-first-phase/about.html");
  assert.match(await reader.page.textContent("body"), /It was taken out after this was published.*People sit in a circle/s);
  await reader.context.close();
  assert.deepEqual(wrong.filter((text) => !text.includes("422")), [], "no errors in the console");
  await context.close();
});
