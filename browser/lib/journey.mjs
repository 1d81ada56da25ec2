// What every journey shares: a browser, pages at two widths, and checks that
// hold on every page a person meets.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { LAUNCH } from "./people.mjs";

export const ADDRESS = process.env.ALONGSIDE_ADDRESS ?? "http://localhost:8080";
export const WIDTHS = { phone: { width: 360, height: 740 }, desk: { width: 1180, height: 800 } };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
export const open = async (viewport, scripts = true) => {
  browser ??= await chromium.launch(LAUNCH);
  const context = await browser.newContext({ viewport, baseURL: ADDRESS, javaScriptEnabled: scripts });
  const elsewhere = [];
  // Nothing may be asked of any other place; leaving for the weather is the
  // person's own act, and is answered here.
  await context.route((url) => url.origin !== new URL(ADDRESS).origin, (route) => {
    const url = route.request().url();
    if (url.startsWith("https://www.bbc.co.uk/weather")) {
      return route.fulfill({ contentType: "text/html", body: "<title>Weather</title><h1>Weather</h1>" });
    }
    elsewhere.push(url);
    return route.abort();
  });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(String(error)));
  return { context, page, elsewhere, wrong };
};

export const close = async () => {
  await browser?.close();
  browser = undefined;
};

// No accessibility fault, one heading, no sideways scrolling at 320 pixels.
export const check = async (page, name) => {
  if (await page.evaluate(() => typeof window !== "undefined").catch(() => false)) {
    // Through the debugging protocol: the page's own policy lets no script in.
    await page.evaluate(axe);
    const found = await page.evaluate(() =>
      window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
    );
    const faults = found.violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(" | ")}`);
    assert.deepEqual(faults, [], `${name}: ${faults.join("\n")}`);
  }
  assert.equal(await page.locator("h1").count(), 1, `${name} has one heading`);
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.setViewportSize(before);
  assert.ok(over <= 0, `${name} scrolls sideways by ${over} at 320 pixels`);
};

export const onward = (page) => page.click("button[value=on]:not([tabindex])");
