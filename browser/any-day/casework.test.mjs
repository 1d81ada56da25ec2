// A call is written down, decided on, found again and followed up.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { WIDTHS, check, close, open } from "../lib/journey.mjs";
import { signIn } from "../lib/people.mjs";

after(close);

const codes = (process.env.ALONGSIDE_CODES ?? "").split(" ");

for (const [width, viewport] of Object.entries(WIDTHS)) {
  for (const scripts of [true, false]) {
    test(`a call becomes a case with first contact made, ${width}, scripts ${scripts ? "on" : "off"}`, async () => {
      const { context, page, elsewhere, wrong } = await open(viewport, scripts);
      const look = (name) => (scripts ? check(page, name) : undefined);
      const name = `Farida ${width} ${scripts ? "With" : "Without"}`;
      await signIn(page, "jo@thamesbridge.example", codes.pop());
      await page.waitForURL(/today/);
      await look("today");
      await page.click("text=New report");
      await look("new report");
      await page.check("input[name=source][value=phone]");
      await page.fill("textarea[name=story]", "Neighbour threw a bottle at her window.");
      await page.fill("input[name=name]", name);
      await page.fill("input[name=phone]", "07700 900321");
      await page.check("input[name=channel][value=call]");
      await page.click("button:has-text('Save')");
      // The same telephone as in the round before: somebody who may be known is shown first.
      if (await page.locator("input[name=another]").count()) {
        await look("known already");
        assert.equal(await page.inputValue("input[name=name]"), name, "nothing typed is lost");
        assert.match(wrong.pop(), /422/, "the page that asks is an answer to a form");
        await page.check("input[name=another]");
        await page.click("button:has-text('Save')");
      }
      await look("saved");
      const saved = (await page.textContent("main bdi[dir=ltr]")).trim();
      await page.goto("/search");
      await page.fill("input[name=for]", saved);
      await page.click("button:has-text('Find')");
      await page.click(".app-row a");
      await look("referral");
      assert.match(await page.textContent("h1"), new RegExp(name));
      await page.check("input[name=decision][value=accepted]");
      const known = page.locator("input[name=person][value=new]");
      if (await known.count()) await known.check();
      await page.check(`xpath=//label[contains(., "Marcus Reid")]/preceding-sibling::input[@name="worker"]`);
      await page.check("input[name=risk][value=medium]");
      await page.fill("input[name=why]", "One throw, no threat");
      await look("deciding");
      await page.click("button:has-text('Save')");
      await page.waitForURL(/cases/);
      await look("case");
      assert.match(await page.textContent("#safe-contact ~ ul"), /Safe: phone call/);
      await page.click("text=Log a contact");
      await look("log a contact");
      await page.check("input[name=result][value=spoke]");
      await page.fill("textarea[name=note]", "She is safe, wants the landlord told.");
      await page.check("input[name=statement]");
      await page.check("input[name=then][value=step]");
      await page.fill("input[name=step]", "Write to the landlord");
      await page.check("input[name=owner][value=worker]");
      await page.fill("input[name=due]", "in 3 days");
      await page.click("button:has-text('Save')");
      await page.waitForURL(/cases\/[0-9a-f-]+$/);
      assert.match(await page.textContent("main"), /Kept on/);
      assert.match(await page.textContent("main"), /Write to the landlord/);
      await page.click("text=Who has looked");
      await look("looks");
      for (const path of ["/cases", "/referrals", "/referrals?show=decided", "/sessions"]) {
        await page.goto(path);
        await look(path);
      }
      await page.goto("/search");
      await page.fill("input[name=for]", name.toLowerCase());
      await page.click("button:has-text('Find')");
      await look("found");
      assert.match(await page.textContent("main"), /1 result/);
      assert.ok(!page.url().includes("Farida"), "nobody's name stands in an address");
      await page.click(".app-row a");
      await page.click("text=Change how to reach them");
      await look("safe contact");
      await page.goBack();
      await page.click("a[href$='/risk']");
      await look("risk");
      assert.deepEqual(elsewhere, []);
      assert.deepEqual(wrong, []);
      await context.close();
    });
  }
}

test("an administrator runs accounts and meets no case", async () => {
  const { context, page } = await open(WIDTHS.desk);
  await signIn(page, "alex@thamesbridge.example", codes.pop());
  await page.waitForURL(/accounts/);
  await check(page, "accounts");
  await page.goto("/settings");
  await check(page, "settings");
  await page.fill("input[name=hours-1]", "from nine");
  await page.click("button:has-text('Save')");
  await check(page, "settings refused");
  await page.goto("/accounts");
  await page.click("text=Invite a colleague");
  await check(page, "invite");
  await page.click("button:has-text('Make the link')");
  await check(page, "invite refused");
  await page.fill("input[name=name]", "Robin Vale");
  await page.fill("input[name=email]", "robin@thamesbridge.example");
  await page.check("input[name=roles][value=outreach]");
  await page.click("button:has-text('Make the link')");
  await check(page, "link");
  const link = await page.textContent(".app-key bdi");
  await page.goto(new URL(link).pathname);
  await check(page, "set up account");
  await page.goto("/cases");
  assert.match(await page.textContent("h1"), /not here/);
  await context.close();
});
