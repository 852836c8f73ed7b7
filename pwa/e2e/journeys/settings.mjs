// An administrator changes the settings, of a box of its own.
import assert from 'node:assert/strict';
import { apart, card, goTo, home, live, signIn } from '../lib/app.mjs';
import { ADMIN } from '../lib/box.mjs';

const SERVICE = '#/settings/services/tcp/greeter';
const KEPT = 'Saved. It counts from now on.';

const field = (page, name) => page.locator(`settings-form input[name="${name}"]`);
const button = (page, name) => page.getByRole('button', { name, exact: true });

async function save(page) {
  await button(page, 'Save').click();
  await page.getByText(KEPT).waitFor();
}

async function rename(page) {
  await goTo(page, '#/settings/box', 'settings-form');
  await field(page, 'name').fill('Depot South');
  await save(page);
  await page.locator('header').getByText('Depot South').waitFor();
}

async function add(page, port) {
  await goTo(page, '#/settings/new', 'settings-form');
  await page.getByLabel('What it speaks').selectOption('tcp');
  await field(page, 'name').focus();
  for (const text of ['Gate', '127.0.0.1', 'eighty']) {
    await page.keyboard.type(text);
    await page.keyboard.press(text === 'eighty' ? 'Enter' : 'Tab');
  }
  await page.getByText('Allowed: a whole number from 1 to 65535').waitFor();
  await page.waitForFunction(
    () => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.name === 'port';
    },
    { polling: 50 },
  );
  await page.keyboard.press('Control+A');
  await page.keyboard.type(String(port));
  await page.keyboard.press('Enter');
  await page.getByText('Remove this service').waitFor();
  await goTo(page, '#/', 'status-page');
  await card(page, 'Gate')
    .getByText(/^(Operational|Slow)/)
    .first()
    .waitFor();
}

async function switchOffAndBack(page) {
  const checked = page.getByLabel('Checked', { exact: true });
  await goTo(page, SERVICE, 'settings-form');
  await checked.press('Space');
  await save(page);
  await button(page, 'Take all changes back').click();
  await button(page, 'Yes, take them back').click();
  await button(page, 'Take all changes back').waitFor({ state: 'detached' });
  await checked.and(page.locator(':checked')).waitFor();
}

async function twoAtOnce(page, app) {
  const other = await page.context().newPage();
  await home(other, app, ADMIN);
  for (const one of [page, other]) await goTo(one, SERVICE, 'settings-form');
  await field(other, 'name').fill('Theirs');
  await save(other);
  await other.close();
  await field(page, 'name').fill('Ours');
  await button(page, 'Save').click();
  await page.getByText('Somebody else has changed it meanwhile').waitFor();
  assert.equal(await field(page, 'name').inputValue(), 'Ours', 'what was typed is still there');
  await button(page, 'Read again').click();
  await page.getByRole('heading', { name: 'Theirs', level: 1 }).waitFor();
  assert.equal(await field(page, 'name').inputValue(), 'Theirs');
}

async function withoutTheBox(page, works) {
  await works.end();
  await apart(page).waitFor();
  await page.getByText('Settings need the box, and it cannot be reached now.').first().waitFor();
  assert.equal(await field(page, 'name').isDisabled(), true);
  await works.start();
  await page.getByText('Sign in again to go on.').waitFor();
  await signIn(page, ADMIN);
  await live(page).waitFor();
  await field(page, 'name').and(page.locator(':enabled')).waitFor();
}

async function leadsToTheSetup(page, app) {
  await goTo(page, '#/more', 'more-page');
  await page.getByRole('link', { name: 'Set up the network' }).click();
  await page.getByRole('heading', { name: 'Network of the box', level: 1 }).waitFor();
  await home(page, app, ADMIN);
}

export default async function ({ box, page, app, context, check, way, greeter, closed, depot }) {
  const works = await box('Works', {
    greeter: { name: 'Greeter', port: greeter.port },
    closed: { name: 'Closed door', port: closed.port },
  });
  way.lead(works.https);
  await context.clearCookies();
  await home(page, app, ADMIN);

  await check('another way to the network is under More', () => leadsToTheSetup(page, app));
  await check('the box gets another name, and shows it at once', () => rename(page));
  await check('a service is added by keyboard, and a mistake is told where it is', () =>
    add(page, greeter.port),
  );
  await check('a service is switched off, and that is taken back', () => switchOffAndBack(page));
  await check('what somebody else has changed is not overwritten', () => twoAtOnce(page, app));
  await check('without the box nothing can be changed, and it says why', () => withoutTheBox(page, works));

  way.lead(depot.https);
  await works.end();
}
