// A case from the first conversation to its end: what they want, a plan they
// agree to, what was reached, closing with their yes, and opening it again.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { WIDTHS, check, close, open } from "../lib/journey.mjs";
import { signIn } from "../lib/people.mjs";

after(close);

const codes = (process.env.ALONGSIDE_CODES ?? "").split(" ");
// Its own codes: the other journeys of this colleague take theirs from the beginning.
let last = codes.length;

for (const [width, viewport] of Object.entries(WIDTHS)) {
  test(`a case is planned with the client, closed with their yes and opened again, ${width}`, async () => {
    const { page, wrong, context } = await open(viewport);
    last -= 1;
    await signIn(page, "priya@thamesbridge.example", codes[last]);
    await page.waitForURL(/today/);
    await page.goto("/cases");
    await page.click("td a >> nth=1");
    const at = page.url();
    await page.click("text=Log a contact");
    await page.check("input[name=result][value=spoke]");
    await page.check("input[name=channel] >> nth=0");
    await page.fill("textarea[name=note]", "She told it all in her own time.");
    await page.check("input[name=quiet]");
    await page.check("input[name=then][value=client]");
    await page.click("button:has-text('Save')");
    assert.match(await page.textContent("main"), /They say nothing has happened since/);

    await page.goto(`${at}/outcomes`);
    await page.fill("textarea[name=wanted]", "I want to use the lift without being afraid.");
    await page.fill("input[name=test]", "A week of shopping on my own");
    await page.click("button:has-text('Write it down')");
    await check(page, "what they want");
    await page.goto(at);
    const what = `Write to the landlord (${width})`;
    if (!(await page.locator("details:has(input[name=step]) input[name=step]").first().isVisible())) {
      await page.click("summary:has-text('Plan a step')");
    }
    await page.fill("form[action$='/steps'] input[name=step]", what);
    await page.fill("form[action$='/steps'] input[name=due]", "in 2 weeks");
    await page.click("button:has-text('Plan it')");
    await check(page, "the case with what they want");
    await page.click("text=The whole plan");
    await page.click("button:has-text('They agree')");
    await check(page, "a plan agreed without saying how");
    await page.check("input[name=how][value=call]");
    await page.fill("textarea[name=said]", "Yes, that is right.");
    await page.click("button:has-text('They agree')");
    await check(page, "the agreed plan");
    assert.match(await page.textContent("main"), /Agreed on .* version \d+, phone call/);

    // What is arranged and what is to be fitted comes to an end first.
    for (const [place, name, end] of [["appointments", "end", "cancelled"], ["equipment", "stage", "not_fitted"]]) {
      await page.goto(`${at}/${place}`);
      const open = page.locator(`details:has(input[name^='${name}-'])`).first();
      if (!(await open.count())) continue;
      await open.locator("summary").click();
      await open.locator(`input[name^='${name}-'][value=${end}]`).check();
      await open.locator(`input[name^='${name === "end" ? "end-words" : "words"}-']`).fill("Not needed any more");
      await open.locator("button").click();
      assert.equal(await open.count(), 0, `${place} are settled`);
    }
    await page.goto(`${at}/closure`);
    await check(page, "what comes before closing");
    assert.match(await page.textContent("main"), /End every step that is still planned/);
    await page.goto(`${at}/outcomes`);
    for (const wish of await page.locator("details:has(input[name^=worker])").all()) {
      await wish.locator("summary").click();
    }
    let left = await page.locator(".app-wish:not(:has-text('We say')) details:has(input[name^=worker])").count();
    while (left > 0) {
      const wish = page.locator(".app-wish:not(:has-text('We say')) details:has(input[name^=worker])").first();
      if (!(await wish.locator("textarea").isVisible())) await wish.locator("summary").click();
      await wish.locator("input[name^=client][value=full]").check();
      await wish.locator("input[name^=worker][value=full]").check();
      await wish.locator("textarea").fill("She took the lift three times.");
      await wish.locator("button").click();
      left -= 1;
    }
    await check(page, "how far it has come");
    await page.goto(at);
    while (await page.locator("form[action$='/steps/removal'] button").count()) {
      await page.locator("form[action$='/steps/removal'] button").first().click();
    }
    await page.goto(`${at}/summary`);
    await page.fill("textarea[name=summary]", "Quiet since October. The landlord has written.");
    await page.click("button:has-text('Save')");
    await page.goto(`${at}/closure`);
    assert.ok(!/First:/.test(await page.textContent("main")), "nothing comes first any more");
    await page.check("input[name=reason][value=incidents_ceased]");
    await page.click("button:has-text('Close the case')");
    await check(page, "closing without their word");
    await page.check("input[name=view][value=agrees]");
    await page.fill("textarea[name=words]", "I am fine now, thank you.");
    await page.click("button:has-text('Close the case')");
    await check(page, "a closed case");
    assert.match(await page.textContent("main"), /Closed on [^]*I am fine now, thank you/);
    await page.goto("/cases?show=closed");
    await check(page, "closed cases");
    assert.ok((await page.content()).includes(new URL(at).pathname));

    await page.goto(`${at}/closure`);
    await check(page, "opening it again");
    await page.fill("input[name=why]", "It began again.");
    await page.click("button:has-text('Open it again')");
    assert.match(await page.textContent("main"), /Opened again[^]*It began again/);
    // A form that was refused is told of in the console as well.
    assert.deepEqual(wrong.filter((line) => !line.includes("422")), [], "no errors in the console");
    await context.close();
  });
}
