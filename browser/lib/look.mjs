// Pictures of the main pages at phone and desk width, from a running
// demonstration: node browser/look.mjs ADDRESS KEY FOLDER
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { LAUNCH, codeOf, fillReferral, signIn } from "./people.mjs";

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
await page.goto("/display-names");
await shoot("display-names");
await page.goto("/ties");
await shoot("ties");
await page.goto("/reports/new");
await page.check("input[name=source][value=phone]");
await page.fill("textarea[name=story]", "He came back at night.");
await page.fill("input[name=name]", "Nasrin Akhtar");
await page.click("button:has-text('Save')");
await shoot("known-already");

// What a professional sees of a referral, and what the desk and an administrator see of it.
await page.goto("/refer");
await fillReferral(page);
await page.fill("textarea[name=story]", "Neighbours shout at her through the wall.");
await page.setInputFiles("input[name=files]", { name: "letter.txt", mimeType: "text/plain", buffer: Buffer.from("Dear colleagues") });
await page.click("form button");
await shoot("professional-link");
await page.goto("/search");
await page.fill("input[name=for]", "Halima Noor");
await page.click("button:has-text('Find')");
await page.click(".app-row a");
await shoot("referral-of-a-professional");
await page.goto(`${page.url()}/files`);
await shoot("report-files");

const admin = await browser.newContext({ viewport: widths.desk, baseURL: address });
const other = await admin.newPage();
await signIn(other, "alex@thamesbridge.example", codeOf(key));
for (const [title, path] of Object.entries({ settings: "/settings", organisations: "/agencies", accounts: "/accounts" })) {
  await other.goto(path);
  for (const [name, viewport] of Object.entries(widths)) {
    await other.setViewportSize(viewport);
    await other.screenshot({ path: `${folder}/${title}-${name}.png`, fullPage: true });
  }
}
await browser.close();
