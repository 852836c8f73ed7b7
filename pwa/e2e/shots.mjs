// Photographs every screen of a running product: node e2e/shots.mjs ADDRESS USER PASSWORD [FOLDER] [FILTER]
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [address, user, password, folder = '../target/pwa/shots', filter = ''] = process.argv.slice(2);
const SIZES = { phone: [360, 800], tablet: [768, 1024], desk: [1280, 800] };
const SCREENS = {
  status: '#/',
  service: '#/services/https/billing',
  situations: '#/situations',
  situation: undefined,
  more: '#/more',
  settings: '#/settings',
  'settings-box': '#/settings/box',
  'settings-service': '#/settings/services/https/billing',
  'settings-new': '#/settings/new',
  'settings-users': '#/settings/users',
  'settings-certificate': '#/settings/certificate',
  'settings-hotspot': '#/settings/hotspot',
  'settings-about': '#/settings/about',
};

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });

async function shoot(size, theme, language) {
  const [width, height] = SIZES[size];
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language,
    timezoneId: 'Europe/Berlin',
    ignoreHTTPSErrors: true,
  });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.log(size, message.text()));
  page.on('pageerror', (error) => console.log(size, error.stack));
  const name = (screen) => `${folder}/${screen}-${size}-${theme}-${language}.png`;
  await page.goto(address);
  await page.locator('login-form').waitFor();
  await page.waitForTimeout(300);
  await page.screenshot({ path: name('login') });
  await page.locator('input[name=user]').fill(user);
  await page.locator('input[name=password]').fill(password);
  await page.locator('login-form button[type=submit]').click();
  await page.locator('service-card').first().waitFor();
  await page.waitForTimeout(1500);
  for (const [screen, hash] of Object.entries(SCREENS)) {
    if (hash === undefined) {
      await page.locator('situations-page a').first().click();
    } else {
      await page.evaluate((to) => (location.hash = to), hash);
    }
    await page.waitForTimeout(1500);
    await page.screenshot({ path: name(screen) });
    if (size !== 'desk') await page.screenshot({ path: name(`${screen}-whole`), fullPage: true });
  }
  await context.close();
}

for (const size of Object.keys(SIZES)) {
  for (const theme of ['light', 'dark']) {
    for (const language of ['en', 'de']) {
      if (`${size}-${theme}-${language}`.includes(filter)) await shoot(size, theme, language);
    }
  }
}
await browser.close();
