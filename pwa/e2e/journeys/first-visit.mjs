// Somebody comes for the first time, over a poor link too, and again.
import assert from 'node:assert/strict';
import { cards, fill, live, signIn } from '../lib/app.mjs';
import { accessible } from '../lib/axe.mjs';
import { forgetAll } from '../lib/browser.mjs';

const BYTES = 60 * 1024;
/** A phone of the cheaper sort on a poor mobile link: a quarter of this processor, 1.6 Mbit/s, 150 ms. */
const SLOWER = { rate: 4 };
const RATE = (1.6 * 1024 * 1024) / 8;
const POOR = { offline: false, latency: 150, downloadThroughput: RATE, uploadThroughput: RATE };

async function poorly(page) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  await protocol.send('Network.emulateNetworkConditions', POOR);
  await protocol.send('Emulation.setCPUThrottlingRate', SLOWER);
  // Marked in the page: how long it takes to ask is no part of it.
  await page.addInitScript(() => {
    const inside = (host, name) => host?.shadowRoot?.querySelector(name);
    const look = () => {
      const app = document.querySelector('status-app');
      const isUsable =
        inside(inside(app, 'login-form'), 'button') ?? inside(inside(app, 'status-page'), 'service-card');
      if (isUsable) performance.mark('usable');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** First content and use of a page that is opened now, in milliseconds. */
async function opening(page, app) {
  await page.goto('about:blank');
  await page.goto(app);
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
  return page.evaluate(() => ({
    'first content': performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    usable: performance.getEntriesByName('usable')[0].startTime,
  }));
}

async function onPoorLink({ app, context, figures, watch }) {
  const page = await context.newPage();
  watch(page);
  await poorly(page);
  const promised = { 'first content': 1500, usable: 2500 };
  await figures('first visit over a poor link', promised, () => opening(page, app));
  await signIn(page);
  await live(page).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await figures('next visit over it', { usable: 500 }, () => opening(page, app));
  await page.close();
}

async function isSmall({ page, origin, log }) {
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name, encodedBodySize }) => ({ name, encodedBodySize })),
  );
  const elsewhere = loaded.filter(({ name }) => !name.startsWith(origin));
  assert.deepEqual(elsewhere, [], 'all from the box');
  const bytes = loaded
    .filter(({ name }) => name.includes('/app/'))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  assert.ok(bytes > 0 && bytes < BYTES, `${bytes} bytes`);
  log(`first load: ${bytes} bytes`);
}

export default async function (set) {
  const { page, app, check, context, origin } = set;
  await check('a poor link is enough', () => onPoorLink(set));
  await forgetAll(context, page, origin);

  await check('a first visit asks who it is, and tells a wrong password', async () => {
    await page.goto(app);
    await page.locator('login-form').waitFor();
    await fill(page, { user: 'viewer', password: 'wrong' });
    await page.getByText('No user has this name and password.').waitFor();
    await accessible(page, 'login');
  });

  await check('the first load is small and comes from the box alone', () => isSmall(set));

  await check('too many wrong passwords are told, and the right one is taken after a while', async () => {
    await signIn(page);
    await live(page).waitFor();
    await cards(page).first().waitFor();
  });
}
