// An administrator's way through the settings, in a real browser against the packaged product: ./build e2e/settings.mjs
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { box } from './lib/box.mjs';
import { farEnd } from './lib/ends.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PICTURES = `${import.meta.dirname}/../../target/pwa/e2e`;
const PATIENCE = Number(process.env.PATIENCE_S ?? 60) * 1000;
const SCREENS = ['', 'box', 'services/tcp/greeter', 'new', 'users', 'certificate', 'hotspot', 'about'];
const SIZES = { phone: [360, 800], tablet: [768, 1024], desk: [1280, 800] };

mkdirSync(PICTURES, { recursive: true });
const root = mkdtempSync(join(tmpdir(), 'controller-status-settings-'));
const closers = [];

async function check(name, action) {
  const began = performance.now();
  await action();
  console.log(`e2e: settings: ${name} (${Math.round(performance.now() - began)} ms)`);
}

async function open(browser, url, options = {}) {
  // The trust in the certificate is tried by run.mjs.
  const context = await browser.newContext({
    viewport: { width: 360, height: 800 },
    locale: 'en-GB',
    ignoreHTTPSErrors: true,
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  page.on('pageerror', (error) => assert.fail(error.stack));
  await page.goto(url);
  await page.locator('input[name=user]').fill('admin');
  await page.locator('input[name=password]').fill('change the settings');
  await page.locator('login-form button[type=submit]').click();
  await page.locator('service-card').first().waitFor();
  return page;
}

async function goTo(page, place) {
  await page.evaluate((to) => (location.hash = to), place === '' ? '#/settings' : `#/settings/${place}`);
  await page.locator('settings-page').waitFor();
  await page.getByText('Reading …').waitFor({ state: 'detached' });
}

async function accessible(page, what) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  const told = violations.map(
    (v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} ${n.failureSummary}`).join('; ')}`,
  );
  assert.deepEqual(told, [], what);
}

/** Nothing is wider than the screen, and whatever can be pressed is 44 px high. */
async function handy(page, what) {
  const small = await page.evaluate(() => {
    const all = (node) => [
      node,
      ...[...node.querySelectorAll('*')].flatMap((e) => (e.shadowRoot ? all(e.shadowRoot) : [])),
    ];
    const pressed = all(document).flatMap((r) => [
      ...r.querySelectorAll('main button, main .button, select, .rows a, .toggle'),
    ]);
    const low = pressed
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
      .map((e) => `${e.textContent.trim()} ${e.getBoundingClientRect().height}`);
    const root = document.documentElement;
    return root.scrollWidth > root.clientWidth ? [...low, `wide: ${root.scrollWidth}`] : low;
  });
  assert.deepEqual(small, [], what);
}

async function journey(page, far, product) {
  const field = (name) => page.locator(`settings-form input[name="${name}"]`);
  const save = () => page.getByRole('button', { name: 'Save', exact: true }).click();

  await check('the box gets another name, and shows it at once', async () => {
    await goTo(page, 'box');
    await field('name').fill('Depot South');
    await save();
    await page.getByText('Saved. It counts from now on.').waitFor();
    await page.locator('header').getByText('Depot South').waitFor();
  });

  await check('a service is added, with the keyboard alone', async () => {
    await goTo(page, 'new');
    await page.getByLabel('What it speaks').selectOption('tcp');
    await field('name').focus();
    await page.keyboard.type('Gate');
    await page.keyboard.press('Tab');
    await page.keyboard.type('127.0.0.1');
    await page.keyboard.press('Tab');
    await page.keyboard.type('eighty');
    await page.keyboard.press('Enter');
    await page.getByText('Allowed: a whole number from 1 to 65535').waitFor();
    assert.equal(await field('port').evaluate((e) => e.getRootNode().activeElement === e), true);
    await page.screenshot({ path: `${PICTURES}/settings-mistake.png` });
    await field('port').fill(String(far.port));
    await page.keyboard.press('Enter');
    await page.getByText('Remove this service').waitFor();
    await page.evaluate(() => (location.hash = '#/'));
    const card = page.locator('service-card').filter({ hasText: 'Gate' });
    await card
      .getByText(/^(Operational|Slow)/)
      .first()
      .waitFor();
  });

  await check('a service is switched off, and that is taken back', async () => {
    await goTo(page, 'services/tcp/greeter');
    await page.getByLabel('Checked', { exact: true }).press('Space');
    await save();
    await page.getByText('Saved. It counts from now on.').waitFor();
    await page.getByRole('button', { name: 'Take all changes back' }).click();
    await page.getByRole('button', { name: 'Yes, take them back' }).click();
    await page.getByRole('button', { name: 'Take all changes back' }).waitFor({ state: 'detached' });
    await page.getByLabel('Checked', { exact: true }).and(page.locator(':checked')).waitFor();
  });

  await check('what somebody else has changed is not overwritten', async () => {
    const other = await open(page.context().browser(), page.url().split('#')[0]);
    for (const one of [page, other]) await goTo(one, 'services/tcp/closed');
    await other.locator('settings-form input[name=name]').fill('Theirs');
    await other.getByRole('button', { name: 'Save', exact: true }).click();
    await other.getByText('Saved. It counts from now on.').waitFor();
    await field('name').fill('Ours');
    await save();
    await page.getByText('Somebody else has changed it meanwhile').waitFor();
    assert.equal(await field('name').inputValue(), 'Ours');
    await page.getByRole('button', { name: 'Read again' }).click();
    await page.waitForFunction(
      () =>
        document
          .querySelector('status-app')
          .shadowRoot.querySelector('settings-page')
          .shadowRoot.querySelector('settings-service')
          .shadowRoot.querySelector('settings-form')
          .shadowRoot.querySelector('input[name=name]').value === 'Theirs',
    );
    await other.context().close();
  });

  await check('without the box nothing can be changed, and it says why', async () => {
    await product.end();
    await page.getByText('Settings need the box, and it cannot be reached now.').first().waitFor();
    assert.equal(await field('name').isDisabled(), true);
    await page.screenshot({ path: `${PICTURES}/settings-offline.png` });
    await product.start();
    await page.waitForFunction(() => document.readyState === 'complete');
  });
}

async function pictures(browser, url) {
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark']) {
      const locale = colorScheme === 'light' ? 'en-GB' : 'de-DE';
      const page = await open(browser, url, { viewport: { width, height }, colorScheme, locale });
      for (const place of SCREENS) {
        const name = `settings-${place.replaceAll('/', '-') || 'hub'}-${size}-${colorScheme}`;
        await page.evaluate((to) => (location.hash = to), `#/settings/${place}`.replace(/\/$/, ''));
        await page.locator('settings-page').waitFor();
        await page.waitForTimeout(700);
        await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: size === 'phone' });
        if (size !== 'tablet') await accessible(page, name);
        await handy(page, name);
      }
      await page.context().close();
    }
  }
}

try {
  const far = await farEnd(true);
  const closed = await farEnd(false);
  closers.push(far.close, closed.close);
  const product = await box(root, 'Depot North', {
    greeter: { name: 'Greeter', port: far.port },
    closed: { name: 'Closed door', port: closed.port },
  });
  closers.push(() => product.end());
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  closers.push(() => browser.close());
  const url = `https://localhost:${product.https}/app/`;
  await journey(await open(browser, url), far, product);
  await check('every screen, in three sizes and two themes', () => pictures(browser, url));
} finally {
  for (const close of closers.reverse()) await Promise.resolve(close()).catch(() => undefined);
  rmSync(root, { recursive: true, force: true });
}
