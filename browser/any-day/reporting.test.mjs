// A person on a phone tells what happened, leaves, and comes back.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { WIDTHS, check, close, onward, open } from "../lib/journey.mjs";

after(close);

const kept = async (page) => {
  const [reference, phrase] = await page.locator(".app-keep__value").allTextContents();
  return { reference, phrase };
};

for (const [width, viewport] of Object.entries(WIDTHS)) {
  for (const scripts of [true, false]) {
    test(`an anonymous report is sent and returned to, ${width}, scripts ${scripts ? "on" : "off"}`, async () => {
      const { context, page, elsewhere, wrong } = await open(viewport, scripts);
      const look = (name) => (scripts ? check(page, name) : undefined);
      await page.goto("/");
      await look("home");
      await page.click("text=Tell us what happened");
      await look("start");
      assert.match(await page.textContent("main"), /ring 999/);
      await onward(page);
      await look("phrase");
      await page.check("input[value=words]");
      await onward(page);
      await look("phrase shown");
      const first = await kept(page);
      await onward(page);
      await page.check("input[name=reporter][value=me]");
      await onward(page);
      await page.check("input[name=safe][value=not_sure]");
      await onward(page);
      await onward(page);
      await look("story refused");
      assert.match(await page.title(), /^Error: /);
      assert.match(await page.textContent(".govuk-error-summary"), /A few words are enough/);
      await page.fill("textarea[name=story]", "They shout at my children every morning. وہ ہر صبح چیختے ہیں۔");
      await onward(page);
      await page.check("input[name=when][value=many]");
      await page.fill("input[name=when-words]", "most mornings");
      await onward(page);
      await look("place");
      await page.check("input[name=place][value=home]");
      await onward(page);
      await page.check("input[name=why][value=race]");
      await page.check("input[name=part][value=anti_asian]");
      await look("why");
      await onward(page);
      for (const step of ["who", "harm", "evidence", "told", "wants"]) {
        await look(step);
        await onward(page);
      }
      await page.check("input[name=named][value=anonymous]");
      await look("person");
      await onward(page);
      await look("contact, without a name");
      await onward(page);
      await look("sharing");
      await onward(page);
      await look("check");
      assert.match(await page.textContent("main"), /most mornings/);
      // Change one answer and come back to all of them.
      await page.click("button[value='change:place']");
      await page.check("input[name=place][value=street]");
      await onward(page);
      assert.match(await page.textContent("main"), /In the street or a park/);
      await page.click("button[value=send]:not([tabindex])");
      await look("sent");
      assert.match(await page.textContent("main"), /Thank you for telling us/);
      assert.deepEqual(await kept(page), first, "the way back is the one offered before");
      await page.click("text=Answer them");
      await look("equality");
      await page.check("input[name=age][value='25_34']");
      await page.click("button[value=answers]");
      await page.click("text=No thanks, finish");
      await page.waitForURL(/weather/);
      await page.goto("/return");
      await look("return");
      await page.fill("input[name=reference]", first.reference);
      await page.fill("input[name=phrase]", first.phrase);
      await page.click("button.govuk-button:has-text('Continue')");
      await look("where it stands");
      assert.match(await page.textContent("main"), /waiting for one of us to read it/);
      await page.fill("textarea[name=more]", "It happened again today.");
      await page.click("button:has-text('Send to us')");
      assert.match(await page.textContent("main"), /We have added it/);
      assert.deepEqual(elsewhere, [], "no other place was asked for anything");
      assert.deepEqual(wrong, [], "no errors in the console");
      await context.close();
    });

    test(`leaving forgets what was typed, also behind Back, ${width}, scripts ${scripts ? "on" : "off"}`, async () => {
      const { context, page } = await open(viewport, scripts);
      await page.goto("/questions");
      await onward(page);
      await page.check("input[value=no]");
      await onward(page);
      await onward(page);
      await onward(page);
      // An error on the way must not leave a page that Back would send again.
      await onward(page);
      await page.fill("textarea[name=story]", "my very secret words");
      await onward(page);
      const leave = page.locator("[data-app-leave]");
      assert.ok(await leave.isVisible());
      await leave.click();
      await page.waitForURL(/weather/);
      for (let times = 0; times < 8; times += 1) {
        await page.goBack().catch(() => undefined);
        const seen = (await page.content().catch(() => "")).toLowerCase();
        assert.ok(!seen.includes("secret"), `after ${times + 1} times Back`);
      }
      await page.goto("/questions");
      assert.ok(!(await page.content()).includes("secret"));
      if (scripts) {
        const left = await page.evaluate(() => [localStorage.length, sessionStorage.length]);
        assert.deepEqual(left, [0, 0], "nothing is kept in the browser");
      }
      await context.close();
    });
  }
}

test("Shift three times leaves too", async () => {
  const { context, page } = await open(WIDTHS.desk);
  await page.goto("/questions");
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("Shift");
  await page.waitForURL(/weather/);
  await context.close();
});

test("general pages, and a page that is not there", async () => {
  const { context, page } = await open(WIDTHS.phone);
  for (const path of ["/staying-safe", "/your-information", "/accessibility", "/sign-in", "/nowhere"]) {
    await page.goto(path);
    await check(page, path);
  }
  await context.close();
});
