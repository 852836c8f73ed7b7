// Signing out leaves nothing on the device.
import assert from 'node:assert/strict';
import { cards, goTo, home } from '../lib/app.mjs';

export default async function ({ page, app, check }) {
  await home(page, app);

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
}
