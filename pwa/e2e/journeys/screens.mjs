// Every screen, for everybody: two languages, two themes, large text, fingers, and eyes that see fewer colours.
import assert from 'node:assert/strict';
import { choose, goTo, home, openSituation, SCREENS } from '../lib/app.mjs';
import { accessible } from '../lib/axe.mjs';
import { ADMIN } from '../lib/box.mjs';
import { PHONE } from '../lib/browser.mjs';
import { lightsInShapeAndWord, readable, still, touchable } from '../lib/look.mjs';

const SMALLEST = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };

/** Calls for every screen, with its name. */
async function each(page, action) {
  for (const [hash, element] of SCREENS) {
    await goTo(page, hash, element);
    await action(hash);
  }
  await openSituation(page);
  await action('situation');
}

async function enlarge(page, share) {
  await page.evaluate((size) => (document.documentElement.style.fontSize = size), share);
}

async function largeText(page) {
  await enlarge(page, '200%');
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    await each(page, (screen) => readable(page, `${screen} ${size.width} at 200 %`));
  }
  await enlarge(page, '');
  await page.setViewportSize(SMALLEST);
  await each(page, (screen) => readable(page, `${screen} at 320`));
  await page.setViewportSize(PHONE);
}

async function withFewerColours({ page, context, picture }) {
  await goTo(page, '#/', 'status-page');
  const protocol = await context.newCDPSession(page);
  for (const type of ['deuteranopia', 'protanopia']) {
    await protocol.send('Emulation.setEmulatedVisionDeficiency', { type });
    await picture(`status-${type}`);
  }
  await protocol.send('Emulation.setEmulatedVisionDeficiency', { type: 'none' });
  await protocol.detach();
  const lights = await lightsInShapeAndWord(page);
  const of = (what) => new Set(lights.map((one) => one[what])).size;
  assert.ok(of('light') > 1, 'two different lights at least');
  assert.deepEqual([of('shape'), of('word')], [of('light'), of('light')]);
}

export default async function (set) {
  const { page, app, check } = set;
  await page.context().clearCookies();
  await home(page, app, ADMIN);

  for (const language of ['de', 'en']) {
    for (const theme of ['dark', 'light']) {
      await check(`axe finds nothing on any screen: ${language}, ${theme}`, async () => {
        await choose(page, { language, theme });
        await each(page, (screen) => accessible(page, `${screen} ${language} ${theme}`));
      });
    }
  }

  await check('text twice as large, and a narrow screen: nothing is cut, nothing to scroll sideways', () =>
    largeText(page),
  );

  await check('everything to touch is 44 px at least', () => each(page, (screen) => touchable(page, screen)));

  await check('nothing moves for those who want it still', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await each(page, (screen) => still(page, screen));
    await page.emulateMedia({ reducedMotion: null });
  });

  await check('lights differ in shape and word, where colours do not', () => withFewerColours(set));
}
