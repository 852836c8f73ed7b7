// The browser of the system, for whoever needs no more of it.
import { existsSync } from 'node:fs';

export const CHROMIUM = '/usr/bin/chromium';
export const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
];
export const PHONE = { width: 360, height: 800 };
const MISSING = 69; // EX_UNAVAILABLE of sysexits.h

function end(why) {
  console.log(why);
  process.exit(MISSING);
}

/** What starts it; ends with 69 and a word where this machine has none. */
export async function starter() {
  if (!existsSync(CHROMIUM)) end(`there is no ${CHROMIUM}: run src/lab/install`);
  const playwright = await import('playwright-core').catch(() =>
    end('there is no playwright-core: run pwa/build'),
  );
  return playwright.chromium;
}

/** Starts it, as nobody knows it. */
export async function launch(...args) {
  const chromium = await starter();
  return chromium.launch({ executablePath: CHROMIUM, args: [...QUIET, ...args] });
}
