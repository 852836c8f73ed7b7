// Another box answers at the address of the first: nothing of one shows for the other.
import assert from 'node:assert/strict';
import { allLights, apart, cards, home, live, signIn } from '../lib/app.mjs';

const named = (page, name) => page.locator('status-app header').filter({ hasText: name });

export default async function ({ page, app, box, check, way, depot, greeter, closed }) {
  await home(page, app);
  const south = await box('Depot South', {
    south: { name: 'Southern door', port: closed.port },
    greeter: { name: 'Greeter', port: greeter.port },
  });

  await check('until somebody signs in there, all that is shown is of the first, and grey', async () => {
    way.lead(south.https);
    await page.getByText('Sign in again to go on.').waitFor();
    await named(page, 'Depot North').waitFor();
    await allLights(page, 'grey');
  });

  await check('then nothing of the first is left on the screen, nor without a connection', async () => {
    await signIn(page);
    await live(page).waitFor();
    await named(page, 'Depot South').waitFor();
    assert.equal((await page.locator('body').innerText()).includes('Closed door'), false);
    way.cut();
    await apart(page).waitFor();
    await page.reload();
    await cards(page).first().waitFor();
    await named(page, 'Depot South').waitFor();
    assert.equal((await page.locator('body').innerText()).includes('Closed door'), false);
  });

  await check('the first is itself again', async () => {
    way.lead(depot.https);
    await page.locator('login-form').waitFor();
    await signIn(page);
    await live(page).waitFor();
    await named(page, 'Depot North').waitFor();
    assert.equal((await page.locator('body').innerText()).includes('Southern door'), false);
  });
}
