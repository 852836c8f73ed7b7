// The app in a real browser against the packaged product: ./build e2e/run.mjs
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { box, greeter, link } from './box.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CHROMIUM = '/usr/bin/chromium';
const SECOND = 1000;
/** On a machine that has other work, everything but the product's promise may take its time. */
const PATIENCE = Number(process.env.PATIENCE_S ?? 60) * SECOND;
const BYTES = 60 * 1024;

mkdirSync(`${import.meta.dirname}/../../target/pwa/e2e`, { recursive: true });
const root = mkdtempSync(join(tmpdir(), 'controller-status-e2e-'));
const closers = [];
const failures = [];
let step = 'start';
let opened;

function log(text) {
  console.log(`e2e: ${text}`);
}

async function check(name, action) {
  step = name;
  const began = performance.now();
  await action();
  log(`${name} (${Math.round(performance.now() - began)} ms)`);
}

/** A browser with a home of its own, which trusts the authority of the box and nobody else's. */
async function browser(ca) {
  const store = join(root, 'home/.pki/nssdb');
  mkdirSync(store, { recursive: true });
  execFileSync('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
  execFileSync('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'box', '-i', ca]);
  const context = await chromium.launchPersistentContext(join(root, 'profile'), {
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    env: { ...process.env, HOME: join(root, 'home') },
    viewport: { width: 360, height: 800 },
    locale: 'en-GB',
  });
  opened = context;
  context.setDefaultTimeout(PATIENCE);
  closers.push(() => context.close());
  return context;
}

async function login(page, user = 'viewer', password = 'see the lights') {
  await page.locator('input[name=user]').fill(user);
  await page.locator('input[name=password]').fill(password);
  await page.locator('login-form button[type=submit]').click();
}

// After a wrong password the box takes no other for a second.
const THROTTLED = 1500;

const cards = (page) => page.locator('service-card');
const card = (page, name) => cards(page).filter({ hasText: name });
const live = (page) => page.getByText('Live, through the network of the site');

async function lights(page) {
  return cards(page).evaluateAll((all) => all.map((each) => each.seen.light));
}

async function until(what, question) {
  const end = Date.now() + PATIENCE;
  while (!(await question())) {
    if (Date.now() > end) throw new Error(`not within ${PATIENCE} ms: ${what}`);
    await sleep(50);
  }
}

async function goTo(page, hash, element) {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.locator(element).first().waitFor();
}

async function accessible(page, what) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  const told = violations.map(
    (v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} ${n.failureSummary}`).join('; ')}`,
  );
  assert.deepEqual(told, [], what);
}

const PICTURES = `${import.meta.dirname}/../../target/pwa/e2e`;

async function picture(page, name) {
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

/** A phone of the cheaper sort on a poor mobile link: 1.6 Mbit/s, 150 ms, a quarter of this processor. */
async function slowly(page) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  const bytes = (1.6 * 1024 * 1024) / 8;
  const link = { offline: false, latency: 150, downloadThroughput: bytes, uploadThroughput: bytes };
  await protocol.send('Network.emulateNetworkConditions', link);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

async function opening(page, app) {
  await page.goto(app);
  await page.locator('login-form, service-card').first().waitFor();
  return page.evaluate(() => ({
    first: Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN),
    usable: Math.round(performance.now()),
  }));
}

/** What was on the screen when it failed. */
async function shown() {
  const [page] = opened.pages();
  console.error(await page.locator('body').innerText());
  await picture(page, 'failed');
}

async function all() {
  const greeting = await greeter();
  closers.push(() => greeting.stop());
  const closed = await greeter();
  closed.stop();
  const way = await link();
  closers.push(() => way.close());
  const depot = await box(root, 'Depot North', greeting.port, closed.port);
  closers.push(() => depot.stop().catch(() => {}));
  way.lead(depot.https);
  const app = `https://localhost:${way.port}/app/`;
  const context = await browser(depot.ca);
  const page = context.pages()[0];
  page.on('pageerror', (error) => failures.push(`${step}: ${error.stack}`));
  page.on('console', (message) => {
    const isOurs = message.type() === 'error' && !/Failed to load resource|net::ERR/.test(message.text());
    if (isOurs) failures.push(`${step}: ${message.text()}`);
  });

  // Only told: another program on this machine would make it another figure.
  await check('how long a poor link takes', async () => {
    const poor = await context.newPage();
    await slowly(poor);
    log(`over a poor link, first visit: ${JSON.stringify(await opening(poor, app))} ms`);
    await poor.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    log(`over a poor link, next visit: ${JSON.stringify(await opening(poor, app))} ms`);
    await poor.evaluate(async () => {
      for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await poor.close();
    const protocol = await context.newCDPSession(page);
    await protocol.send('Network.clearBrowserCache');
  });

  await check('a first visit asks who it is, and tells a wrong password', async () => {
    await page.goto(app);
    await page.locator('login-form').waitFor();
    await login(page, 'viewer', 'wrong');
    await page.getByText('No user has this name and password.').waitFor();
    await accessible(page, 'login');
    await sleep(THROTTLED);
  });

  await check('the first load is small and comes from the box alone', async () => {
    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name, encodedBodySize }) => ({ name, encodedBodySize })),
    );
    assert.deepEqual(
      loaded.filter(({ name }) => !name.startsWith(new URL(app).origin)),
      [],
    );
    const bytes = loaded
      .filter(({ name }) => name.includes('/app/'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    assert.ok(bytes > 0 && bytes < BYTES, `${bytes} bytes`);
    log(`first load: ${bytes} bytes`);
  });

  await check('lights, and what is wrong with whose job it is', async () => {
    await login(page);
    await card(page, 'Greeter').getByText('Operational', { exact: true }).waitFor();
    await card(page, 'Closed door').getByText('Not operational').waitFor();
    await live(page).waitFor();
    await page.locator('cause-card').first().waitFor();
    await picture(page, 'status');
  });

  await check('the worker has the shell, and the app can be installed', async () => {
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await until('the worker controls the page', () =>
      page.evaluate(() => navigator.serviceWorker.controller !== null),
    );
    const protocol = await context.newCDPSession(page);
    const { installabilityErrors } = await protocol.send('Page.getInstallabilityErrors');
    assert.deepEqual(installabilityErrors, []);
    const { errors } = await protocol.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    assert.deepEqual(
      kept.filter((path) => !path.startsWith('/app/')),
      [],
      'nothing that the box says',
    );
  });

  await check('a check tells its progress', async () => {
    await page.getByRole('button', { name: 'Check now' }).click();
    await card(page, 'Greeter').getByText('new').waitFor();
    await page.getByRole('button', { name: 'Check now' }).waitFor();
  });

  await check('what happens is on the screen at once', async () => {
    greeting.stop();
    await card(page, 'Greeter').getByText('Not operational').waitFor();
    await page.getByRole('heading', { name: 'No service is operational' }).waitFor();
  });

  await check('every screen is accessible in both themes', async () => {
    for (const theme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: theme });
      for (const [hash, element] of [
        ['#/', 'status-page'],
        ['#/services/tcp/closed', 'service-page history-chart'],
        ['#/situations', 'situations-page li'],
        ['#/more', 'more-page'],
      ]) {
        await goTo(page, hash, element);
        await accessible(page, `${hash} ${theme}`);
      }
      await goTo(page, '#/situations', 'situations-page li');
      await page.locator('situations-page a').first().click();
      await page.locator('situation-page cause-card').waitFor();
      await accessible(page, `situation ${theme}`);
    }
  });

  await check('a situation becomes a file', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Share' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    assert.match(text, /^Controller Status, Depot North\n/);
    assert.match(text, /Whose job: /);
  });

  await check('by keyboard alone one gets from the first screen to a service and back', async () => {
    await goTo(page, '#/', 'status-page');
    await page.reload();
    await cards(page).first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 20 && !page.url().includes('/services/'); i++) {
      await page.keyboard.press('Tab');
      const isCard = await page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active?.getAttribute('href')?.startsWith('#/services/') ?? false;
      });
      if (isCard) await page.keyboard.press('Enter');
      await sleep(50);
    }
    await page.locator('service-page h1').waitFor();
  });

  await check('without the box: grey and its age, after a reload too, and nothing is offered', async () => {
    await goTo(page, '#/', 'status-page');
    way.cut();
    await page.getByText('No connection to the box.').waitFor();
    await until('all is grey', async () => (await lights(page)).every((light) => light === 'grey'));
    const began = Date.now();
    await page.reload();
    await cards(page).first().waitFor();
    log(`the shell opens without the box in ${Date.now() - began} ms`);
    await page.getByText(/No connection to the box\. Shown is what was known/).waitFor();
    await page.getByText(/When last heard of, .* ago/).waitFor();
    await until('all is grey', async () => (await lights(page)).every((light) => light === 'grey'));
    assert.equal(await page.locator('status-page button').first().isDisabled(), true);
    await picture(page, 'without-the-box');
    await goTo(page, '#/services/tcp/closed', 'service-page history-chart');
    await page.reload();
    await page.locator('service-page history-chart').waitFor();
    await accessible(page, 'without the box');
  });

  await check('back within 5 s of its return', async () => {
    await goTo(page, '#/', 'status-page');
    await sleep(6 * SECOND);
    way.lead(depot.https);
    const began = Date.now();
    await live(page).waitFor();
    const took = Date.now() - began;
    // How long the box itself takes for an answer, on a machine that may have other work, is not the app's.
    const answer = await page.evaluate(async () => {
      const asked = performance.now();
      await (await fetch('/api/status')).json();
      return Math.round(performance.now() - asked);
    });
    log(`back after ${took} ms, where the box takes ${answer} ms for an answer`);
    assert.ok(took <= 5 * SECOND + 4 * answer, `${took} ms`);
  });

  await check('a session that has ended keeps what is on the screen', async () => {
    await depot.stop();
    await page.getByText('No connection to the box.').waitFor();
    await depot.start();
    await page.getByText('Sign in again to go on.').waitFor();
    assert.ok((await cards(page).count()) > 1);
    await picture(page, 'session-ended');
    await login(page);
    await live(page).waitFor();
    assert.equal(await page.locator('login-form').count(), 0);
  });

  await check('a wiped store is no error', async () => {
    await page.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
    });
    await page.reload();
    await live(page).waitFor();
  });

  await check('another box at the same address shows nothing of the first', async () => {
    const south = await box(root, 'Depot South', closed.port, greeting.port);
    closers.push(() => south.stop().catch(() => {}));
    way.cut();
    way.lead(south.https);
    await page.getByText('Sign in again to go on.').waitFor();
    await login(page);
    await live(page).waitFor();
    await until('the other name', async () =>
      (await page.locator('header').innerText()).includes('Depot South'),
    );
    assert.equal((await page.locator('body').innerText()).includes('Depot North'), false);
    way.cut();
    await page.reload();
    await cards(page).first().waitFor();
    assert.match(await page.locator('header').innerText(), /Depot South/);
    way.lead(south.https);
    await live(page).waitFor();
  });

  await check('signing out leaves nothing on this device', async () => {
    await goTo(page, '#/more', 'more-page');
    await page.getByRole('button', { name: /Sign out/ }).click();
    await page.locator('login-form').waitFor();
    const kept = await page.evaluate(async () => [(await indexedDB.databases()).length, localStorage.length]);
    assert.deepEqual(kept, [0, 0]);
    await page.reload();
    await page.locator('login-form').waitFor();
    assert.equal(await cards(page).count(), 0);
  });
  assert.deepEqual(failures, []);
}

try {
  await all();
  log('all well');
} catch (error) {
  console.error(`e2e: failed at "${step}"`, error, failures);
  await shown().catch(() => {});
  process.exitCode = 1;
} finally {
  for (const close of closers.reverse()) await close();
  rmSync(root, { recursive: true, force: true });
}
process.exit();
