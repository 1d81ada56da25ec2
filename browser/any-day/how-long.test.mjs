// Anybody asks how long they have: on a telephone, without scripts, and nothing is kept.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { WIDTHS, check, close, open } from "../lib/journey.mjs";

after(close);

const day = async (page, name, back) => {
  const date = new Date(Date.now() - back * 86_400_000);
  await page.fill(`input[name=${name}-day]`, String(date.getUTCDate()));
  await page.fill(`input[name=${name}-month]`, String(date.getUTCMonth() + 1));
  await page.fill(`input[name=${name}-year]`, String(date.getUTCFullYear()));
};

test("how long somebody has is said at once, with where to get help", async () => {
  const { page, context, elsewhere } = await open(WIDTHS.phone, false);
  await page.goto("/");
  await page.click("footer a[href='/how-long']");
  assert.equal(await page.locator("h1").textContent(), "How long do I have?");
  await page.click("button:has-text('Work out the day')");
  assert.match(await page.textContent("main"), /Choose what it is about/);
  await page.check("input[name=kind][value=work]");
  await day(page, "act", 60);
  await page.check("input[name=dismissed]");
  await page.click("button:has-text('Work out the day')");
  const main = await page.textContent("main");
  assert.match(main, /Late: a solicitor today/, "interim relief has passed");
  assert.match(main, /Employment tribunal/);
  assert.match(main, /Get help today/);
  assert.equal(await page.locator("h1").count(), 1);
  await page.click("summary >> nth=1");
  assert.equal(page.url().includes("?"), false, "nothing of it stands in the address");
  assert.deepEqual(await context.cookies(), [], "nothing is kept");
  assert.deepEqual(elsewhere, []);
});

test("the same with scripts at a desk, in the eyes of a checker", async () => {
  const { page, wrong } = await open(WIDTHS.desk);
  await page.goto("/how-long");
  await check(page, "how long do I have");
  await page.check("input[name=kind][value=services]");
  await day(page, "act", 20);
  await page.click("button:has-text('Work out the day')");
  await check(page, "how long you have");
  assert.match(await page.textContent("main"), /County court/);
  assert.deepEqual(wrong, []);
});
