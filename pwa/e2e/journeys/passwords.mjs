// A box as new from the factory: the password of the label lets in once, and is replaced.
import { choose, fill, goTo, home, live } from '../lib/app.mjs';
import { accessible } from '../lib/axe.mjs';
import { touchable } from '../lib/look.mjs';

const OWN = { user: 'admin', password: 'nobody else knows this' };
const USERS = ['#/settings/users', 'settings-page password-form'];

/** Within the first form, which is that of one's own password. */
const form = (page) => page.locator('password-form').first();
const field = (page, name) => form(page).locator(`input[name=${name}]`);

async function change(page, current, password, again = password) {
  await field(page, 'current').fill(current);
  await field(page, 'password').fill(password);
  await field(page, 'again').fill(again);
  await field(page, 'again').press('Enter');
}

/** However often the box says that one has to wait after a wrong one. */
async function insist(page, ...passwords) {
  const answered = form(page).getByRole('alert').filter({ hasText: /./ });
  while ((await form(page).count()) > 0) {
    await change(page, ...passwords);
    await Promise.race([form(page).waitFor({ state: 'detached' }), answered.waitFor()]);
  }
}

const says = (page, text) => form(page).getByText(text).waitFor();

export default async function ({ page, app, box, check, way, depot, greeter }) {
  const fresh = await box('Depot East', { greeter: { name: 'Greeter', port: greeter.port } }, true);
  const first = { user: 'admin', password: fresh.label('admin') };

  await check("the password of the label lets in no further than to a password of one's own", async () => {
    await page.context().clearCookies();
    way.lead(fresh.https);
    await page.goto('about:blank');
    await page.goto(app);
    await page.locator('login-form').waitFor();
    await fill(page, first);
    await page.getByText('must be replaced first').waitFor();
    await page.reload();
    await field(page, 'current').waitFor();
    await accessible(page, 'first password');
    await touchable(page, 'first password');
  });

  await check('one that differs, and one that is wrong, are told; a good one opens the lights', async () => {
    await change(page, first.password, OWN.password, 'something else altogether');
    await says(page, 'The two new passwords differ.');
    await change(page, 'not what the label says', OWN.password);
    await says(page, 'is wrong');
    await insist(page, first.password, OWN.password);
    await live(page).waitFor();
  });

  await check('those of all users can be changed in the settings', async () => {
    for (const language of ['de', 'en']) {
      for (const theme of ['dark', 'light']) {
        await choose(page, { language, theme });
        await goTo(page, ...USERS);
        await accessible(page, `users ${language} ${theme}`);
      }
    }
    await touchable(page, 'users');
    await change(page, OWN.password, `${OWN.password} either`);
    await says(page, 'The password is changed.');
  });

  await check('and the new one counts', async () => {
    await page.context().clearCookies();
    await home(page, app, { ...OWN, password: `${OWN.password} either` });
  });

  way.lead(depot.https);
}
