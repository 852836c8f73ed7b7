// The box goes away and comes back.
import assert from 'node:assert/strict';
import { allCookies, allLights, apart, cards, goTo, home, live, signIn } from '../lib/app.mjs';
import { accessible } from '../lib/axe.mjs';

/** After so many attempts in vain the app waits longest between two. */
const ATTEMPTS = 4;

async function inVain(page, count) {
  for (let i = 0; i < count; i++) {
    await page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/status'));
  }
}

export default async function ({ page, app, context, origin, check, figures, way, depot, picture }) {
  await home(page, app);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await goTo(page, '#/services/tcp/closed', 'service-page history-chart');
  await goTo(page, '#/', 'status-page');

  await check('without the box: grey and its age, and nothing is offered', async () => {
    way.cut();
    await apart(page).waitFor();
    await page.getByText('No connection to the box.').waitFor();
    await allLights(page, 'grey');
    await page.getByText(/When last heard of, .* ago/).waitFor();
    assert.equal(await page.locator('status-page button').first().isDisabled(), true);
  });

  await check('the app opens all the same, every screen of it', async () => {
    await figures('without the box', { 'opening it': 1000 }, async () => {
      const began = performance.now();
      await page.reload();
      await cards(page).first().waitFor();
      return { 'opening it': performance.now() - began };
    });
    await page.getByText(/No connection to the box\. Shown is what was known/).waitFor();
    await picture('without-the-box');
    await goTo(page, '#/services/tcp/closed', 'service-page history-chart');
    await page.reload();
    await page.locator('service-page history-chart').waitFor();
    await accessible(page, 'without the box');
  });

  await check('it comes back by itself', async () => {
    await inVain(page, ATTEMPTS);
    await figures('after the return of the box', { live: 5000 }, async () => {
      const began = performance.now();
      way.lead(depot.https);
      await live(page).waitFor();
      return { live: performance.now() - began };
    });
  });

  await check('a session that ended meanwhile leaves one where one was', async () => {
    way.cut();
    await apart(page).waitFor();
    await depot.forget(await allCookies(context, origin));
    way.lead(depot.https);
    await page.getByText('Sign in again to go on.').waitFor();
    await page.locator('service-page history-chart').waitFor();
    await picture('session-ended');
    await signIn(page);
    await live(page).waitFor();
    assert.match(page.url(), /#\/services\/tcp\/closed$/);
  });
}
