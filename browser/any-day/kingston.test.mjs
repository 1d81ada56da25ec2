// The employment case that Kingston describes, from harassment at work to the
// equalities forum: each event is written where a worker would look for it, and
// all of it stands in what happened.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { begin, send, speak } from "../lib/case.mjs";
import { WIDTHS, check, close, open } from "../lib/journey.mjs";
import { signIn } from "../lib/people.mjs";

after(close);

const codes = (process.env.ALONGSIDE_CODES ?? "").split(" ");

test("harassment at work, a resignation, conciliation, and what the borough learns from it", async () => {
  const { page, wrong } = await open(WIDTHS.desk);
  const main = () => page.textContent("main");
  await signIn(page, "marcus@thamesbridge.example", codes[3]);
  await page.waitForURL(/today/);
  const at = await begin(page, {
    name: "Abena Kingsley",
    phone: "07700 900778",
    story: "A volunteer where I work abused me because I am Black. I was told to move on, and my probation was made longer.",
    worker: "Marcus Reid",
    why: "No wages since she resigned; time limits are running",
  });

  // What it is about, and each thing that happened.
  await page.goto(`${at}/issues`);
  await send(page, "form[action$='/issues']", { kind: "employment", about: "Racist abuse, a worse contract, constructive dismissal", agency: "Riverside Charity", wanted: "My job, or an answer" }, "Add it");
  assert.match(await main(), /They want: My job, or an answer/);
  for (const [words, when] of [
    ["A volunteer abused her because she is Black.", "8 months ago"],
    ["She was told to draw a line under it, and her probation was made longer.", "7 months ago"],
    ["A white colleague with the same duties has a permanent contract; hers is zero hours.", "6 months ago"],
  ]) {
    await page.goto(`${at}/incidents/new`);
    await page.fill("textarea[name=words]", words);
    await page.check("input[name=when][value=about]");
    await page.fill("input[name=when-words]", when);
    await page.click("button:has-text('Save')");
  }
  assert.match(await main(), /zero hours/);

  // Advice with options; she decides. Nobody else would take it on.
  await page.goto(`${at}/advice`);
  await check(page, "rights and advice");
  await send(page, "form[action$='/advice']", {
    situation: "work",
    card: "yes",
    "option-1": "Early conciliation with Acas, then the tribunal",
    "leads-1": "It stops the clock; there is no fee since 2017",
    "option-2": "Look for other work and leave it",
    "leads-2": "Nothing is admitted",
    chosen: "Acas, with us beside her",
    "did-not-know": "yes",
  }, "Keep it");
  assert.match(await main(), /Acas, with us beside her/);
  await page.goto(`${at}/issues`);
  await send(page, "form[action$='/refusals']", { "refused-by": "A solicitor in town", refusal: "no_funds" });
  await page.goto("/rights/work");
  await check(page, "the card of rights at work");

  // Conciliation, and papers the employer withheld; a complaint to the council that nobody answers.
  const ask = async (agency, what, how = "email") => {
    await page.goto(`${at}/requests`);
    await send(page, "form[action$='/requests']", { agency: "other", other: agency, what, asking: "agreed", how, "answer-by": "in 2 weeks" }, "Keep it");
    assert.match(await main(), new RegExp(what));
  };
  await ask("Acas", "Early conciliation with Riverside Charity");
  await ask("Riverside Charity", "Notes of the investigation, which were left out");
  await ask("Chief executive of the council", "What became of the complaint about the charity it pays", "post");
  await speak(page, at, "The employer offers a reference and admits nothing. She takes it: she has to work.", ["update"]);
  await page.goto(`${at}/outcomes`);
  await page.fill("textarea[name=wanted]", "I want them to say that it was wrong, and a reference.");
  await page.click("button:has-text('Write it down')");

  // The last act, her employer and Acas are written down once: the last safe day moves, and says why.
  await page.goto(`${at}/claims`);
  await check(page, "dates of the law, with nothing yet");
  const facts = { kind: "work", words: "Worse contract, and made to resign", act: "6 weeks ago", relationship: "former", "respondent-1": "Riverside Charity" };
  await send(page, "form[action$='/claims']", facts, "Work the dates out");
  await check(page, "dates of the law");
  const safe = async () => (await page.locator(".app-row p strong").first().textContent()).trim();
  const before = await safe();
  assert.match(await main(), /months beginning with/);
  const claim = (await page.getAttribute("form[action*='/claims/']:not([action$='/ends'])", "action")).split("/").pop();
  const acas = { [`day-a-1-${claim}`]: "3 weeks ago", [`day-b-1-${claim}`]: "1 week ago" };
  await send(page, `form[action$='/claims/${claim}']`, acas, "Work the dates out again");
  await check(page, "dates of the law, moved by Acas");
  assert.notEqual(await safe(), before, "conciliation has moved the day");
  await page.click("summary:has-text('How this day was reached')");
  assert.match(await main(), /are not counted/);
  await page.goto(at);
  assert.match(await main(), /Act on a date of the law/);
  await page.goto("/calendar");
  await check(page, "a calendar of legal dates");
  await page.click("button:has-text('Make an address')");
  const feed = await page.request.get(new URL(await page.textContent("code")).pathname);
  assert.match(await feed.text(), /SUMMARY:.*last safe day/);
  assert.doesNotMatch(await feed.text(), /Kingsley|tribunal/i);

  // She is referred to a solicitor, with her yes to the very words.
  await page.goto(`${at}/onward-referrals`);
  await check(page, "referred to others");
  await send(page, "form[action$='/onward-referrals']", { agency: "other", other: "Law Centre", why: "A claim at the tribunal", how: "referred" }, "Go on");
  assert.match(await main(), /nothing goes that they have not heard/);
  await page.fill("textarea[name=text]", "Abena Kingsley, 07700 900778. Resigned in March; conciliation is under way.");
  await page.click("button:has-text('Go on')");
  await check(page, "what would go");
  assert.match(await main(), /This would go to Law Centre/);
  await page.fill("input[name=agreed]", "Yes, read out to her on the phone");
  await page.click("button:has-text('it has gone')");
  assert.match(await main(), /What went, word for word/);

  // What is learnt from it, and her story told at the forum without her name.
  await page.goto(`${at}/learning-reviews`);
  await check(page, "what we learnt");
  await send(page, "form[action$='/learning-reviews']", { on: "today", with: "Jo, the charity’s trustee", otherwise: "Conciliation could have begun a month earlier", changes: "Ask for the day of the last act at the first call", "look-on": "in 8 weeks" }, "Keep it");
  await page.goto(`${at}/case-studies`);
  await check(page, "telling their story");
  const story = { title: "Told to move on", text: "Abena was abused at work and told to move on.", "used-for": "The borough equalities forum", agreed: "On the phone, she wants it told" };
  await send(page, "form[action$='/case-studies']", story, "Keep it");
  assert.match(await main(), /The story has a name, a reference/);
  await page.fill("textarea[name=text]", "A woman was abused at work and told to move on.");
  await page.click("form[action$='/case-studies'] button:has-text('Keep it')");
  await page.click("summary:has-text('It has come out somewhere')");
  await page.fill("input[name^='out-']", "Borough equalities forum");
  await page.click("button:has-text('It is out')");
  await check(page, "a story that is out");
  assert.match(await main(), /Out on .*Borough equalities forum/);

  // All of it stands in what happened, and what is owed comes back.
  await page.goto(at);
  await check(page, "the whole case");
  for (const happened of [
    /Rights and advice: work/,
    /Acas asked, to answer by/,
    /Riverside Charity asked/,
    /Chief executive of the council asked/,
    /A solicitor in town did not take it on/,
    /Law Centre: sent/,
    /What we learnt/,
    /Their story, told without a name: it is out/,
    /A referral to others: what came of it\?/,
    /Has what we learnt changed anything\?/,
  ]) {
    assert.match(await main(), happened);
  }
  assert.deepEqual(wrong.filter((text) => !text.includes("422")), [], "no errors in the console");
});
