// What is wrong, whose job it is, and how one hands that on.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { home, openSituation } from '../lib/app.mjs';

export default async function ({ page, app, check }) {
  await home(page, app);

  await check('what is wrong is on the first screen, with whose job it is', async () => {
    await page.locator('status-page cause-card dd.owner').first().waitFor();
  });

  await check('a situation becomes a file', async () => {
    await openSituation(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Share' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    assert.match(text, /^Controller Status, Depot North\n/);
    assert.match(text, /Whose job: /);
  });
}
