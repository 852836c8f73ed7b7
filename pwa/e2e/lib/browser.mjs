// Chromium with a home of its own.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHROMIUM, PHONE, QUIET, starter } from './chromium.mjs';

export { PHONE };

/** Trusts this authority and nobody else's; never gives up before `patience` milliseconds. */
export async function browser(root, ca, patience, args) {
  const chromium = await starter();
  const home = join(root, 'home');
  const store = join(home, '.pki/nssdb');
  mkdirSync(store, { recursive: true });
  execFileSync('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
  execFileSync('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'box', '-i', ca]);
  const context = await chromium.launchPersistentContext(join(root, 'profile'), {
    executablePath: CHROMIUM,
    args: [...QUIET, ...args],
    env: { ...process.env, HOME: home },
    viewport: PHONE,
    locale: 'en-GB',
  });
  context.setDefaultTimeout(patience);
  return context;
}

/** As if nobody had ever been here. */
export async function forgetAll(context, page, origin) {
  const protocol = await context.newCDPSession(page);
  await protocol.send('Network.clearBrowserCache');
  await protocol.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await context.clearCookies();
  await protocol.detach();
}
