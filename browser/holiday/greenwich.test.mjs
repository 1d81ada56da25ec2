// The Greenwich process in its own six steps, over the weekend and the bank
// holiday at the beginning of May 2026: contact, what happened and what is
// wanted, a plan, three assessments, liaison, and an end that the client judges.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { begin, send, speak } from "../lib/case.mjs";
import { moveTo } from "../lib/clock.mjs";
import { WIDTHS, check, close, open } from "../lib/journey.mjs";
import { signIn } from "../lib/people.mjs";

after(close);

const codes = (process.env.ALONGSIDE_CODES ?? "").split(" ");

test("the Greenwich process, from a housing officer's call to what the client thinks of it", async () => {
  const { page, wrong } = await open(WIDTHS.desk);
  const main = () => page.textContent("main");
  // Another day: whoever was signed in before has to sign in again.
  const day = async (time) => {
    moveTo(time);
    await page.context().clearCookies();
    await signIn(page, "marcus@thamesbridge.example", codes.shift());
    await page.waitForURL(/today/);
  };

  // A Friday before a bank holiday: a housing officer rings.
  await day("2026-05-01 11:00:00");
  const at = await begin(page, {
    name: "Ifeoma Greene",
    phone: "07700 900777",
    story: "Neighbours shout racist names at her and her son each evening, and dirt is put through the letterbox.",
    source: "housing",
    worker: "Marcus Reid",
    why: "Each evening; the son is afraid to go out",
  });
  await page.goto(at);
  assert.match(await main(), /First contact was promised by Wednesday 6 May 2026/, "Saturday, Sunday and Monday do not count");

  // 1. Contact within one or two working days, with what we can and cannot do.
  await day("2026-05-05 10:00:00");
  assert.match(await main(), /Ifeoma Greene/);
  await speak(page, at, "She told it all. Told her what we can do and cannot.", ["statement"]);
  assert.match(await main(), /Kept on 5 May/);

  // 2. What happened, and what she wants, in her words, with her own test.
  await page.goto(`${at}/incidents/new`);
  await page.fill("textarea[name=words]", "They waited at the stairs and called my son names.");
  await page.check("input[name=conduct][value=verbal_abuse]").catch(() => page.check("input[name=conduct] >> nth=0"));
  await page.check("input[name=when][value=about]");
  await page.fill("input[name=when-words]", "last Thursday");
  await page.check("input[name=label][value=hate_crime]");
  await page.click("button:has-text('Save')");
  await page.goto(`${at}/outcomes`);
  await page.fill("textarea[name=wanted]", "I want my son to play outside.");
  await page.fill("input[name=test]", "A whole week of playing");
  await page.click("button:has-text('Write it down')");

  // 3. A plan, written and agreed with her.
  await page.goto(at);
  if (!(await page.locator("form[action$='/steps'] input[name=step]").isVisible())) await page.click("summary:has-text('Plan a step')");
  await send(page, "form[action$='/steps']", { step: "See the housing officer together", owner: "worker", due: "Friday" }, "Plan it");
  await page.goto(`${at}/plan`);
  await page.check("input[name=how][value=call]");
  await page.fill("input[name=language]", "Igbo");
  await page.fill("textarea[name=said]", "Yes, that is my plan.");
  await page.click("button:has-text('They agree')");
  assert.match(await main(), /Agreed on Tuesday 5 May 2026, version 1, phone call, in Igbo/);

  // 4. Risk, social impact, equality; a safety plan because it is serious.
  await page.goto(`${at}/risk`);
  await page.check("input[name=factor-getting_worse][value=yes]");
  await page.check("input[name=risk][value=medium]");
  await page.fill("input[name=why]", "Each evening, and the son is twelve");
  await page.click("button:has-text('Save')");
  await page.goto(`${at}/impact`);
  await page.check("input[name=stage][value=before]");
  await page.check("input[name=felt-sleep][value='1']");
  await page.click("button:has-text('Save')");
  await page.goto(`${at}/equality`);
  await page.locator("input[name=age]").first().check();
  await page.click("button:has-text('Save')");
  await page.goto(`${at}/safety-plan`);
  await check(page, "safety plan");
  await send(page, "form[action$='/safety-plan']", { "part-door": "Chain on, look first", "part-children": "Mrs Obi picks him up", review: "in 2 weeks" }, "Keep this plan");
  await check(page, "a safety plan there is");
  assert.match(await main(), /Mrs Obi picks him up/);

  // 5. Liaison: the landlord is asked, does not answer, is reminded, answers; the client is told.
  await page.goto(`${at}/requests`);
  await page.check("xpath=//label[contains(., 'Tidewater Homes')]/preceding-sibling::input[@name='agency']");
  await page.fill("input[name=what]", "Warn the neighbours, mend the letterbox");
  await page.check("input[name=asking][value=agreed]");
  await page.check("input[name=how][value=call]");
  await page.fill("input[name=answer-by]", "in 1 week");
  await page.click("button:has-text('Keep it')");
  await day("2026-05-13 09:30:00");
  await page.goto("/unanswered");
  assert.match(await main(), /Warn the neighbours/);
  await page.goto(`${at}/requests`);
  await page.click("summary:has-text('Remind them')");
  await page.fill("input[name^='chase-']", "Rang the manager");
  await page.click("button:has-text('Reminded')");
  await day("2026-05-18 15:00:00");
  await page.goto(`${at}/requests`);
  await page.click("summary:has-text('Remind them')");
  await page.check("input[name^='end-'][value=answered]");
  await page.fill("input[name^='answer-']", "Neighbours warned, letterbox mended");
  await page.locator("form[action$='/ends'] button").first().click();
  await speak(page, at, "Told her what the landlord did. Nothing since.", ["update", "quiet"]);
  await page.goto(`${at}/safety-plan`);
  await send(page, "form[action$='/safety-plan']", { review: "in 8 weeks", "with-them": "yes" }, "Keep this plan");
  assert.match(await main(), /Plans before this one \(1\)/);

  // 6. It is quiet, she agrees to close, and says what she thinks of us.
  await day("2026-06-22 10:00:00");
  await speak(page, at, "He plays outside each day. She is content.", ["update", "quiet"]);
  await page.goto(`${at}/summary`);
  await page.fill("textarea[name=summary]", "Quiet since the warning of May.");
  await page.click("button:has-text('Save')");
  await page.goto(at);
  for (;;) {
    const done = page.locator("form[action$='/steps/removal'] button");
    const left = await done.count();
    if (!left) break;
    await done.first().click();
    await page.waitForLoadState();
    assert.ok((await done.count()) < left, "one step fewer is open");
  }
  await page.goto(`${at}/outcomes`);
  await page.locator("details:has(input[name^=worker]) summary").first().click();
  await page.check("input[name^=worker-][value=full]");
  await page.check("input[name^=client-][value=full]");
  await page.fill("textarea[name^=reached-]", "A whole week of playing outside.");
  await page.locator("form[action$='/judgement'] button").first().click();
  await page.goto(`${at}/impact`);
  await page.check("input[name=stage][value=after]");
  await page.check("input[name=felt-sleep][value='4']");
  await page.click("button:has-text('Save')");
  await page.goto(`${at}/closure`);
  assert.doesNotMatch(await main(), /First:/, "nothing is left to do before");
  await page.check("input[name=reason][value=objectives_met]");
  await page.check("input[name=view][value=agrees]");
  await page.fill("textarea[name=words]", "“He plays outside. Thank you.”");
  await page.click("button:has-text('Close the case')");
  assert.match(await main(), /Closed on Monday 22 June 2026/);
  assert.match(await main(), /Ask what they think of us: .*29 June|Ask what they think of us/);
  await page.goto(`${at}/closure/letter`);
  await check(page, "the letter at the end");
  await page.click("nav a[lang=ur]");
  await check(page, "the letter at the end, in Urdu");
  assert.equal(await page.getAttribute(".app-letter", "dir"), "rtl");
  assert.match(await main(), /I want my son to play outside/, "her own words stay as they are");
  await page.click("nav a[lang=en]");
  assert.match(await main(), /I want my son to play outside/);
  const messages = await page.goto(at).then(() => page.getAttribute("a[href$='/messages']", "href"));
  await page.goto(messages.replace("/messages", "/phrase"));
  await page.fill("input[name=checked]", "Knew the day of the first call");
  await page.locator("main form button").first().click();
  const [reference, phrase] = await page.locator(".app-keep__value").allTextContents();
  await page.goto(`${at}/evaluations`);
  await check(page, "asking what they think");
  await page.check("input[name=how][value=call]");
  await page.click("button:has-text('Keep it')");

  const client = await open(WIDTHS.phone, false);
  await client.page.goto("/return");
  await client.page.fill("input[name=reference]", reference.trim());
  await client.page.fill("input[name=phrase]", phrase.trim());
  await client.page.click("form button");
  await client.page.click("text=Tell us how we did");
  assert.equal(await client.page.locator("h1").count(), 1);
  await client.page.check("input[name=evaluation-listened][value=fully]");
  await client.page.check("input[name=solved][value=yes]");
  await client.page.fill("textarea[name=good]", "They rang after the holiday as they had said.");
  await client.page.click("form[action='/return/evaluation'] button");
  assert.match(await client.page.textContent("main"), /We have your answers/);

  await page.goto(`${at}/evaluations`);
  assert.match(await main(), /They have answered/);
  assert.doesNotMatch(await main(), /after the holiday/, "whoever worked with her does not read it there");
  await page.goto("/evaluations");
  await check(page, "what clients think of us");
  assert.match(await main(), /Fewer than 5 have answered/, "one answer would say whose it is");
  assert.deepEqual(wrong.filter((text) => !text.includes("422")), [], "no errors in the console");
});
