// A passkey is added with a second factor, signs in without password or code,
// and signs nobody in once it is taken away.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { WIDTHS, check, close, open } from "../lib/journey.mjs";
import { signIn } from "../lib/people.mjs";

after(close);

const codes = (process.env.ALONGSIDE_CODES ?? "").split(" ");

// A device that unlocks for its owner, as Chromium offers it for tests.
const device = async (context, page) => {
  const protocol = await context.newCDPSession(page);
  await protocol.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true };
  const { authenticatorId } = await protocol.send("WebAuthn.addVirtualAuthenticator", { options });
  const unlocks = (isUserVerified) => protocol.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  return { unlocks };
};

test("a passkey is added, signs in, and is taken away", async () => {
  const { page, context } = await open(WIDTHS.phone);
  const { unlocks } = await device(context, page);
  await signIn(page, "priya@thamesbridge.example", codes[3]);
  await page.waitForURL(/today/);
  await page.goto("/sessions");
  await page.click("text=Passkeys");
  await check(page, "passkeys");
  await page.click("button:has-text('Go on')");
  await check(page, "passkey without a name");
  await page.fill("input[name=name]", "My telephone");
  await page.fill("input[name=code]", "000000");
  await page.click("button:has-text('Go on')");
  assert.match(await page.textContent("main"), /code is not right/, "a session alone adds none");
  assert.equal(await page.inputValue("input[name=name]"), "My telephone");
  await page.fill("input[name=code]", codes[4]);
  await page.click("button:has-text('Go on')");
  await check(page, "asking the device");
  await page.click("button:has-text('Ask this device')");
  await page.waitForURL(/\/passkeys$/);
  await check(page, "a passkey");
  assert.match(await page.textContent("main"), /My telephone.*not used yet/s);

  await page.goto("/sessions");
  await page.click("button:has-text('Sign out') >> nth=0");
  await page.goto("/sign-in?next=%2Fpasskeys");
  await check(page, "sign in");
  await page.click("text=Sign in with a passkey");
  await check(page, "sign in with a passkey");
  await unlocks(false);
  await page.click("button:has-text('Use a passkey')");
  await page.waitForSelector("[data-passkey-failed]:not([hidden])");
  await unlocks(true);
  await page.click("button:has-text('Use a passkey')");
  await page.waitForURL(/\/passkeys$/);
  assert.match(await page.textContent("main"), /My telephone.*last used/s);

  // Where a code is asked for again, the same device answers in its place.
  await page.goto("/cases");
  await page.click("text=Take this list out");
  await check(page, "taking a list out");
  await page.fill("input[name=purpose]", "Supervision on Thursday");
  await unlocks(false);
  await page.click("button:has-text('with my passkey')");
  await page.waitForSelector("[data-passkey-failed]:not([hidden])");
  await check(page, "the device did not answer");
  await unlocks(true);
  await page.click("button:has-text('with my passkey')");
  await page.waitForURL(/ready=/);
  await check(page, "the list is ready");
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("text=Download the list")]);
  assert.match(file.suggestedFilename(), /^cases-\d{4}-\d\d-\d\d\.csv$/);
  await page.goto("/passkeys");
  await page.click("button:has-text('Take away')");
  assert.match(await page.textContent("main"), /none yet/);
  await page.goto("/sessions");
  await page.click("button:has-text('Sign out') >> nth=0");
  await page.goto("/sign-in/passkey");
  await page.click("button:has-text('Use a passkey')");
  await page.waitForSelector("text=does not sign in here");
  await check(page, "a passkey that was taken away");
  await context.close();
});

test("without scripts there are the password and the code", async () => {
  const { page, context } = await open(WIDTHS.desk, false);
  await page.goto("/sign-in/passkey");
  assert.match(await page.textContent("main"), /does not run scripts/);
  await page.click("text=Sign in with a password and a code");
  assert.equal(await page.textContent("h1"), "Sign in");
  await context.close();
});
