// The first screen: what works, what does not, and a check.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { again, card, home, live } from '../lib/app.mjs';

async function isInstallable(context, page) {
  const protocol = await context.newCDPSession(page);
  const { installabilityErrors } = await protocol.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors, []);
  const { errors } = await protocol.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  await protocol.detach();
}

function keptFiles() {
  return caches.keys().then(async (names) => {
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
}

/**
 * As the browser does with one that has nothing to do for half a minute; each time at another moment.
 *
 * @returns whether a file never came and the way out was needed: once in a thousand times (Chromium 156)
 */
async function openWhileStopping(protocol, page, app, moment) {
  await page.goto('about:blank');
  const stopped = pause(moment).then(() => protocol.send('ServiceWorker.stopAllWorkers'));
  await Promise.all([page.goto(app), stopped]);
  await live(page).or(again(page)).first().waitFor();
  const isStuck = await again(page).isVisible();
  if (isStuck) await again(page).click();
  await live(page).waitFor();
  return isStuck;
}

export default async function ({ page, app, context, check, greeter, picture }) {
  await home(page, app);

  await check('lights, in colour, shape and word', async () => {
    await card(page, 'Greeter').getByText('Operational', { exact: true }).waitFor();
    await card(page, 'Closed door').getByText('Not operational').waitFor();
    await live(page).waitFor();
    await picture('status');
  });

  await check(
    'the worker has the shell and nothing that the box says; the app can be installed',
    async () => {
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await isInstallable(context, page);
      const kept = await page.evaluate(keptFiles);
      assert.ok(kept.includes('/app/index.html'));
      assert.deepEqual(
        kept.filter((path) => !path.startsWith('/app/')),
        [],
      );
    },
  );

  await check('it opens also while its worker is being stopped', async () => {
    const protocol = await context.newCDPSession(page);
    await protocol.send('ServiceWorker.enable');
    let stuck = 0;
    for (let moment = 0; moment < 60; moment += 3) {
      if (await openWhileStopping(protocol, page, app, moment)) stuck++;
    }
    assert.ok(stuck <= 1, `${stuck} of 20`);
    await protocol.detach();
  });

  await check('a check tells its progress', async () => {
    await page.getByRole('button', { name: 'Check now' }).click();
    await card(page, 'Greeter').getByText('new').waitFor();
    await page.getByRole('button', { name: 'Check now' }).waitFor();
  });

  await check('what happens is on the screen at once', async () => {
    greeter.hangUp();
    await card(page, 'Greeter').getByText('Not operational').waitFor();
    await page.getByRole('heading', { name: 'No service is operational' }).waitFor();
    greeter.greet();
    await card(page, 'Greeter').getByText('Operational', { exact: true }).waitFor();
  });
}
