// The app as one sees and uses it.
import { VIEWER } from './box.mjs';

/** As an administrator has them, by their address, each with what is on it. */
export const SCREENS = [
  ['#/', 'status-page'],
  ['#/services/tcp/closed', 'service-page history-chart'],
  ['#/situations', 'situations-page li'],
  ['#/more', 'more-page'],
  ['#/settings', 'settings-page .rows a'],
  ['#/settings/box', 'settings-form'],
  ['#/settings/services/tcp/closed', 'settings-form'],
  ['#/settings/new', 'settings-form'],
  ['#/settings/users', 'settings-page .columns section'],
  ['#/settings/certificate', 'certificate-page'],
  ['#/settings/hotspot', 'settings-page dl'],
  ['#/settings/about', 'about-page'],
];

export const cards = (page) => page.locator('service-card');
export const card = (page, name) => cards(page).filter({ hasText: name });
export const live = (page) => page.locator('connection-banner .live');
/** Shown when the app takes long to open. */
export const again = (page) => page.getByRole('link', { name: 'Open again' });
export const apart = (page) => page.locator('connection-banner .apart');

export async function fill(page, { user, password } = VIEWER) {
  await page.locator('input[name=user]').fill(user);
  await page.locator('input[name=password]').fill(password);
  await page.locator('login-form button[type=submit]').click();
}

/** Signs in, however often the box says that one has to wait. */
export async function signIn(page, who = VIEWER) {
  const form = page.locator('login-form');
  while ((await form.count()) > 0) {
    await fill(page, who);
    const answered = form.getByRole('alert').filter({ hasText: /./ });
    await Promise.race([form.waitFor({ state: 'detached' }), answered.waitFor()]);
  }
}

/** As a header. */
export async function allCookies(context, origin) {
  return (await context.cookies(origin)).map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** The first screen, live, whoever was here before. */
export async function home(page, address, who = VIEWER) {
  await page.goto('about:blank');
  await page.goto(address);
  await page.locator('login-form').or(live(page)).first().waitFor();
  await signIn(page, who);
  await live(page).waitFor();
  await cards(page).first().waitFor();
}

export async function goTo(page, hash, element) {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.locator(element).first().waitFor();
}

/** The latest situation, by a finger. */
export async function openSituation(page) {
  await goTo(page, '#/situations', 'situations-page li');
  await page.locator('situations-page a').first().click();
  await page.locator('situation-page cause-card').waitFor();
}

/** Every light on the first screen, as soon as all are this one. */
export async function allLights(page, light) {
  await page.waitForFunction((wanted) => {
    const screen = document.querySelector('status-app').shadowRoot.querySelector('status-page');
    const shown = [...(screen?.shadowRoot.querySelectorAll('service-card') ?? [])];
    return shown.length > 0 && shown.every(({ seen }) => seen.light === wanted);
  }, light);
}

/** Speaks and dresses as somebody has chosen under More. */
export async function choose(page, { language, theme }) {
  await page.evaluate(
    (chosen) => {
      for (const [name, value] of Object.entries(chosen)) localStorage.setItem(name, value);
    },
    { language, theme },
  );
  await page.reload();
  await live(page).waitFor();
  await page.locator(`html[lang=${language}]`).waitFor();
}
