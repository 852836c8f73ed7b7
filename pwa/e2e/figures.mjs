// How fast the app opens, to be run where nothing else runs: ./build e2e/figures.mjs
// A phone of the cheaper sort on a poor mobile link: a quarter of this processor, 1.6 Mbit/s, 150 ms.
import { live, signIn } from './lib/app.mjs';
import { forgetAll } from './lib/browser.mjs';
import { told } from './lib/figure.mjs';
import { stage } from './lib/stage.mjs';

const TIMES = 9;
const SLOWER = { rate: 4 };
const RATE = (1.6 * 1024 * 1024) / 8;
const POOR = { offline: false, latency: 150, downloadThroughput: RATE, uploadThroughput: RATE };
const FIRST = { 'first content': 1500, usable: 2500 };
const NEXT = { usable: 500 };

const USABLE = 'usable';

/** Runs in the page and calls out: whoever asked from outside would slow it down. */
function markUsable() {
  const inside = (host, name) => host?.shadowRoot?.querySelector(name);
  const look = () => {
    const app = document.querySelector('status-app');
    const isUsable =
      inside(inside(app, 'login-form'), 'button') ?? inside(inside(app, 'status-page'), 'service-card');
    if (!isUsable) return requestAnimationFrame(look);
    performance.mark('usable');
    console.debug('usable');
  };
  requestAnimationFrame(look);
}

async function poorly(page) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  await protocol.send('Network.emulateNetworkConditions', POOR);
  await protocol.send('Emulation.setCPUThrottlingRate', SLOWER);
  await page.addInitScript(markUsable);
}

/** First content and use of a page that is opened now, in milliseconds. */
async function opening(page, app) {
  await page.goto('about:blank');
  const usable = page.waitForEvent('console', (message) => message.text() === USABLE);
  await page.goto(app, { waitUntil: 'commit' });
  await usable;
  return page.evaluate(() => ({
    'first content': performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    usable: performance.getEntriesByName('usable')[0].startTime,
  }));
}

function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Tells the medians; whether they keep what is promised. */
function keeps(log, what, promised, all) {
  const took = Object.fromEntries(
    Object.keys(all[0]).map((name) => [name, median(all.map((one) => one[name]))]),
  );
  log(`${what}, median of ${all.length}: ${told(took, promised)}`);
  return Object.entries(promised).every(([name, millis]) => took[name] <= millis);
}

const set = await stage();
try {
  const { app, context, origin, log } = set;
  const [first, next] = [[], []];
  for (let i = 0; i < TIMES; i++) {
    const page = await context.newPage();
    await forgetAll(context, page, origin);
    await poorly(page);
    first.push(await opening(page, app));
    await signIn(page);
    await live(page).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    next.push(await opening(page, app));
    await page.close();
  }
  const isKept = [keeps(log, 'a first visit', FIRST, first), keeps(log, 'a next visit', NEXT, next)];
  process.exitCode = isKept.every(Boolean) ? 0 : 1;
} finally {
  await set.strike();
}
process.exit();
