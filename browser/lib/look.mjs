// Pictures of the main pages at phone and desk width, from a running
// demonstration: node browser/look.mjs ADDRESS KEY FOLDER
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { LAUNCH, codeOf, signIn } from "./people.mjs";

const [address, key, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(LAUNCH);

const widths = { phone: { width: 360, height: 740 }, desk: { width: 1180, height: 800 } };
for (const [name, viewport] of Object.entries(widths)) {
  const context = await browser.newContext({ viewport, baseURL: address });
  const page = await context.newPage();
  const shot = async (title, full = true) => page.screenshot({ path: `${folder}/${title}-${name}.png`, fullPage: full });
  await page.goto("/");
  await shot("home");
  await page.goto("/questions");
  await shot("questions-start");
  const next = async () => page.click("button[value=on]:not([tabindex])");
  await next();
  await shot("questions-phrase");
  await page.check("input[value=words]");
  await next();
  await shot("questions-phrase-shown");
  await next();
  await page.check("input[value=me]");
  await next();
  await page.check("input[name=safe][value=yes]");
  await shot("questions-safe");
  await next();
  await page.fill("textarea[name=story]", "The man in the flat below spat at my door again. میں بہت ڈری ہوئی ہوں۔");
  await shot("questions-story");
  await next();
  await page.check("input[value=about]");
  await page.fill("input[name=when-words]", "last Tuesday");
  await shot("questions-when");
  await next();
  await next();
  await shot("questions-why");
  for (let step = 0; step < 6; step += 1) await next();
  await shot("questions-person");
  await page.check("input[value=named]");
  await page.fill("input[name=name]", "Nadia Test");
  await next();
  await shot("questions-contact");
  await page.check("input[name=channel][value=call]");
  await page.fill("input[name=phone]", "07700 900888");
  await next();
  await next();
  await shot("questions-check");
  await page.click("button[value=send]:not([tabindex])");
  await shot("questions-sent");
  await page.goto("/return");
  await page.context().clearCookies();
  await page.goto("/return");
  await shot("return");
  await page.goto("/sign-in");
  await shot("sign-in");
  await context.close();
}

const desk = await browser.newContext({ viewport: widths.desk, baseURL: address });
const page = await desk.newPage();
await signIn(page, "jo@thamesbridge.example", codeOf(key));
const paths = { today: "/today", triage: "/referrals", cases: "/cases", "new-report": "/reports/new", find: "/search", sessions: "/sessions" };
const shoot = async (title) => {
  for (const [name, viewport] of Object.entries(widths)) {
    await page.setViewportSize(viewport);
    await page.screenshot({ path: `${folder}/${title}-${name}.png`, fullPage: true });
  }
};
for (const [title, path] of Object.entries(paths)) {
  await page.goto(path);
  await shoot(title);
}
await page.goto("/referrals");
await page.click(".app-row a");
await shoot("referral");
await page.goto("/cases");
await page.click("td a");
await shoot("case");
await page.click("text=Log a contact");
await shoot("contact");
await page.goBack();
await page.click("text=Change how to reach them");
await shoot("safe-contact");
await browser.close();
