// The pages that the box makes itself, which need no JavaScript: ServerPagesTest calls this with a file of what to do.
// With PICTURES=FOLDER it photographs them too, in three sizes, two themes and two languages, or those that LOOKS fits.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { accessible } from './lib/axe.mjs';
import { PHONE, launch } from './lib/chromium.mjs';
import { press, tabTo } from './lib/keys.mjs';
import { readable, touchable } from './lib/look.mjs';

const { stage, pages, cookie, authorization, journey } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const MOST_BYTES = 20_000;
const SIZES = { phone: PHONE, tablet: { width: 768, height: 1024 }, desk: { width: 1280, height: 800 } };
const THEMES = ['light', 'dark'];
const LANGUAGES = ['en', 'de'];
const folder = process.env.PICTURES;
const looks = new RegExp(process.env.LOOKS ?? '');
const failures = [];
/** Lights that stand still would be wrong, and there is no JavaScript to change them. */
const UNCOUNTED = ['meta-refresh'];

const browser = await launch();

/** Somebody who has come in. */
async function visitor(colorScheme, locale, viewport, javaScriptEnabled) {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    locale,
    timezoneId: 'Europe/Berlin',
    javaScriptEnabled,
    ignoreHTTPSErrors: true,
  });
  context.setDefaultTimeout(120_000);
  return context.newPage();
}

/** As one who has shown the code, or as the admin where it is encrypted. */
async function visit(page, url) {
  await page.context().addCookies([cookie]);
  const headers = url.startsWith('https:') ? { authorization } : {};
  await page.setExtraHTTPHeaders(headers);
  return page.goto(url);
}

/** What everybody needs of a page, and whoever has a slow network. */
async function judge(page, { name, url, isLong }, look) {
  const what = `${stage} ${name} ${look}`;
  const response = await visit(page, url);
  const bytes = (await response.body()).length;
  const size = async () => assert.ok(isLong || bytes < MOST_BYTES, `${what}: ${bytes} bytes`);
  const axe = () => accessible(page, what, UNCOUNTED);
  for (const rule of [size, axe, readable, touchable]) {
    await rule(page, what).catch(({ message }) => failures.push(message));
  }
}

async function photograph(page, { name, url }, look) {
  await visit(page, url);
  await page.screenshot({ path: `${folder}/${stage}-${name}-${look}.png`, fullPage: true });
}

/** From the first page to another network, by keyboard alone. */
async function byKeyboard({ portal, code, key }) {
  const page = await visitor('light', 'en-GB', PHONE, true);
  await page.goto(portal);
  await press(page, (stop) => stop.label.startsWith('Keep this Wi-Fi'));
  await page.waitForURL(/\/done#keep$/);
  await press(page, (stop) => stop.href === '/setup');
  await page.getByRole('textbox').and(page.locator(':focus')).waitFor();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/setup$/);
  await press(page, (stop) => stop.href.startsWith('/setup/wifi?ssid='));
  await page.locator('input[name=key]:focus').waitFor();
  await page.keyboard.type(key);
  await tabTo(page, (stop) => stop.label === 'Try it');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/setup\/result$/);
  await page.context().close();
}

try {
  if (journey) await byKeyboard(journey);
  for (const [theme, language, size] of [
    ['light', 'de', PHONE],
    ['dark', 'en', SIZES.tablet],
  ]) {
    const page = await visitor(theme, language, size, true);
    for (const each of pages) await judge(page, each, `${theme} ${language}`);
    await page.context().close();
  }
  if (folder) {
    mkdirSync(folder, { recursive: true });
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const theme of THEMES) {
        for (const language of LANGUAGES) {
          const look = `${size}-${theme}-${language}`;
          if (!looks.test(look)) continue;
          const page = await visitor(theme, language, viewport, false);
          for (const each of pages) await photograph(page, each, look);
          await page.context().close();
        }
      }
    }
  }
  assert.equal(failures.join('\n'), '');
  console.log(`all well: ${pages.length} pages`);
} finally {
  await browser.close();
}
