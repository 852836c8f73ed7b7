// Lighthouse against the packaged product, which is no part of the build:
//   npm install --no-save --no-package-lock lighthouse@12 && ./build e2e/lighthouse.mjs
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allCookies, home } from './lib/app.mjs';
import { stage } from './lib/stage.mjs';

const { default: lighthouse } = await import(process.env.LIGHTHOUSE ?? 'lighthouse');
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const SCREENS = ['', '#/services/tcp/closed', '#/situations', '#/more'];

const set = await stage('--remote-debugging-port=0');
try {
  const { page, app, context, origin, root, log } = set;
  const port = Number(readFileSync(join(root, 'profile/DevToolsActivePort'), 'utf8').split('\n')[0]);
  await home(page, app);
  const Cookie = await allCookies(context, origin);
  for (const screen of SCREENS) {
    const options = { port, onlyCategories: CATEGORIES, extraHeaders: { Cookie }, disableStorageReset: true };
    const { lhr } = await lighthouse(app + screen, options);
    const scores = CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100));
    log(`${screen || '#/'}: ${CATEGORIES.map((name, at) => `${name} ${scores[at]}`).join(', ')}`);
    for (const audit of Object.values(lhr.audits)) {
      const isShort = audit.score !== null && audit.score < 1 && audit.scoreDisplayMode !== 'informative';
      if (isShort) log(`  ${audit.id}: ${audit.score} ${audit.displayValue ?? audit.title}`);
    }
    assert.deepEqual(scores.slice(1), [100, 100], screen);
  }
} finally {
  await set.strike();
}
process.exit();
