// The box ends in the middle of a stream and comes back with a newer app.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'vite';
import { allLights, apart, cards, goTo, home, live, signIn } from '../lib/app.mjs';

const NEWER = '99.0.0';

/** The app once more, of another version; a folder that can stand before the product's own. */
async function newerApp(root) {
  const folder = join(root, 'newer');
  await build({
    root: `${import.meta.dirname}/../..`,
    configFile: `${import.meta.dirname}/../../vite.config.mjs`,
    define: { __APP_VERSION__: JSON.stringify(NEWER) },
    build: { outDir: join(folder, 'app') },
    logLevel: 'error',
  });
  return folder;
}

const shells = (page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('shell-')));

export default async function ({ page, app, context, root, check, depot, watch }) {
  await home(page, app);
  const other = await context.newPage();
  watch(other);
  await home(other, app);
  await goTo(page, '#/services/tcp/greeter', 'service-page history-chart');
  const [before] = await shells(page);

  await check('a box that ends in the middle of the stream leaves what was on the screen', async () => {
    await depot.end('SIGKILL');
    await apart(page).waitFor();
    await page.locator('service-page h1').filter({ hasText: 'Greeter' }).waitFor();
    await depot.start(await newerApp(root));
    await page.getByText('Sign in again to go on.').waitFor();
    await signIn(page);
    await live(page).waitFor();
    assert.match(page.url(), /#\/services\/tcp\/greeter$/);
  });

  await check('a newer app waits until somebody wants it', async () => {
    await page.getByText('A new version of this app is ready.').waitFor();
    assert.equal((await shells(page)).length, 2);
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByText('A new version of this app is ready.').waitFor({ state: 'detached' });
    await page.locator('service-page h1').filter({ hasText: 'Greeter' }).waitFor();
    await goTo(page, '#/more', 'more-page');
    await page.locator('more-page').getByText(NEWER).waitFor();
    const after = await shells(page);
    assert.equal(after.length, 1);
    assert.notEqual(after[0], before);
  });

  await check('a window that was open beside says so, and is helped by reloading', async () => {
    await other.getByText('A new version of this app is ready.').waitFor();
    await other.getByRole('button', { name: 'Reload' }).click();
    await goTo(other, '#/more', 'more-page');
    await other.locator('more-page').getByText(NEWER).waitFor();
    await other.close();
  });

  await check('the newer app opens without the box as well', async () => {
    await goTo(page, '#/', 'status-page');
    await depot.end();
    await apart(page).waitFor();
    await page.reload();
    await cards(page).first().waitFor();
    await allLights(page, 'grey');
    await depot.start();
  });
}
