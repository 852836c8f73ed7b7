// The main ways through the app, by keyboard alone.
import assert from 'node:assert/strict';
import { home, live } from '../lib/app.mjs';
import { VIEWER } from '../lib/box.mjs';
import { press, tabTo } from '../lib/keys.mjs';

const named = (text) => (stop) => stop.label.includes(text);
const leading = (way) => (stop) => stop.href.startsWith(way);

async function signInByKeys(page, context, app) {
  await context.clearCookies();
  await page.goto('about:blank');
  await page.goto(app);
  await page.locator('login-form').waitFor();
  await tabTo(page, named('User'));
  await page.keyboard.type(VIEWER.user);
  await tabTo(page, (stop) => stop.name === 'input');
  await page.keyboard.type(VIEWER.password);
  await page.keyboard.press('Enter');
  await live(page).waitFor();
}

export default async function ({ page, app, context, check }) {
  await home(page, app);

  await check('by keyboard: signing in', () => signInByKeys(page, context, app));

  await check('by keyboard: past the head to a service, its week, and back', async () => {
    await page.reload();
    await live(page).waitFor();
    await press(page, named('Skip to the content'));
    await press(page, leading('#/services/'));
    await page.locator('service-page h1').waitFor();
    await press(page, named('Week'));
    await page.locator('history-card button[aria-pressed=true]').filter({ hasText: 'Week' }).waitFor();
    await page.keyboard.press('Home');
    await page.goBack();
    await page.locator('status-page').waitFor();
  });

  await check('by keyboard: a check', async () => {
    await press(page, named('Check now'));
    await page.locator('service-card').getByText('new').first().waitFor();
  });

  await check('by keyboard: a situation, handed on', async () => {
    await press(page, leading('#/situations'));
    await page.locator('.stack situation-page, situations-page').first().waitFor();
    if ((await page.locator('situations-page').count()) > 0) await press(page, leading('#/situations/'));
    await page.locator('situation-page cause-card').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      press(page, named('Share'), 'Space'),
    ]);
    assert.match(download.suggestedFilename(), /\.txt$/);
  });

  await check('by keyboard: another language, and the first again', async () => {
    await press(page, (stop) => stop.href === '#/more');
    await page.locator('more-page').waitFor();
    await tabTo(page, (stop) => stop.name === 'select');
    await page.keyboard.press('ArrowDown');
    await page.locator('html[lang=de]').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.locator('html[lang=en]').waitFor();
  });
}
