// Somebody comes for the first time.
import assert from 'node:assert/strict';
import { again, cards, fill, live, signIn } from '../lib/app.mjs';
import { accessible } from '../lib/axe.mjs';
import { forgetAll } from '../lib/browser.mjs';

const BYTES = 60 * 1024;

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
  await forgetAll(context, page, origin);

  await check('a file that never comes leaves a way to open the app again', async () => {
    await page.route('**/assets/words-*.js', () => undefined, { times: 1 });
    await page.goto(app);
    await again(page).waitFor();
    await accessible(page, 'opening');
    await again(page).click();
  });

  await check('a first visit asks who it is, and tells a wrong password', async () => {
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
