// How browser tests start Chromium and sign people in.
import { createHmac } from "node:crypto";

export const PASSWORD = "lantern teapot corduroy nine";

export const LAUNCH = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

// The six digits an authenticator app shows for a key (RFC 6238).
export const codeOf = (key, at = Date.now()) => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, "0")).join("");
  const bytes = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 1000 / 30)));
  const hash = createHmac("sha1", bytes).update(step).digest();
  const from = hash[19] & 15;
  return String((hash.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, "0");
};

// Who refers, and whom: as a housing officer would.
export const fillReferral = async (page) => {
  await page.check("input[name=source][value=housing]");
  await page.fill("input[name=organisation]", "Riverside Housing");
  await page.fill("input[name=reporter-name]", "A. Officer");
  await page.fill("input[name=own-phone]", "020 7946 0111");
  await page.check("input[name=permission][value=could_not_ask]");
  await page.fill("input[name=name]", "Halima Noor");
};

export const signIn = async (page, email, code, password = PASSWORD) => {
  await page.goto("/sign-in");
  await page.fill("input[name=email]", email);
  await page.fill("input[name=password]", password);
  await page.fill("input[name=code]", code);
  await page.click("form[action='/sign-in'] button");
};
