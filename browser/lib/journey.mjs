// What every journey shares: a browser, pages at two widths, and checks that
// hold on every page a person meets.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:https";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { LAUNCH } from "./people.mjs";

export const ADDRESS = process.env.ALONGSIDE_ADDRESS ?? "http://localhost:8080";
export const WIDTHS = { phone: { width: 360, height: 740 }, desk: { width: 1180, height: 800 } };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// A weather page of our own stands where "Leave this page" goes, so that
// leaving is a real navigation and nothing outside this machine is asked.
const weather = async () => {
  const folder = mkdtempSync(join(tmpdir(), "weather-"));
  const files = ["-keyout", join(folder, "key"), "-out", join(folder, "cert")];
  const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=www.bbc.co.uk"];
  execFileSync("openssl", [...request, ...files], { stdio: "ignore" });
  const identity = { key: readFileSync(join(folder, "key")), cert: readFileSync(join(folder, "cert")) };
  const server = createServer(identity, (_, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.end("<title>Weather</title><h1>Weather</h1>");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
};

let browser;
let outside;
export const open = async (viewport, scripts = true) => {
  outside ??= await weather();
  const rules = `MAP www.bbc.co.uk:443 127.0.0.1:${outside.address().port}, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1`;
  browser ??= await chromium.launch({ ...LAUNCH, args: [...LAUNCH.args, `--host-resolver-rules=${rules}`] });
  const options = { viewport, baseURL: ADDRESS, javaScriptEnabled: scripts, ignoreHTTPSErrors: true };
  const context = await browser.newContext(options);
  const page = await context.newPage();
  // Leaving is the person's own act; nothing else may be asked of any other place.
  const elsewhere = [];
  page.on("request", (request) => {
    const { origin } = new URL(request.url());
    if (origin !== new URL(ADDRESS).origin && !request.url().startsWith("https://www.bbc.co.uk/")) {
      elsewhere.push(request.url());
    }
  });
  const wrong = [];
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(String(error)));
  return { context, page, elsewhere, wrong };
};

export const close = async () => {
  await browser?.close();
  browser = undefined;
  outside?.close();
  outside = undefined;
};

// No accessibility fault, one heading, no sideways scrolling at 320 pixels.
export const check = async (page, name) => {
  if (await page.evaluate(() => typeof window !== "undefined").catch(() => false)) {
    // Through the debugging protocol: the page's own policy lets no script in.
    await page.evaluate(axe);
    // From the top: a link half under the bar that stays while one scrolls is no small target.
    await page.evaluate(() => window.scrollTo(0, 0));
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
