// Lighthouse against the packaged product, which is no part of the build; of performance the median of five, as it varies:
//   npm install --no-save --no-package-lock lighthouse@12 && ./build e2e/lighthouse.mjs
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { allCookies, home } from './lib/app.mjs';
import { stage } from './lib/stage.mjs';

const { default: lighthouse } = await import(process.env.LIGHTHOUSE ?? 'lighthouse');
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const SCREENS = ['', '#/services/tcp/closed', '#/situations', '#/more'];
const TIMES = 5;

/** What opens while a page is measured moves what stands below it, and is no matter of how the page is made. */
async function situation(page) {
  const open = () => fetch('/api/status').then(async (answer) => (await answer.json()).situations.length);
  while ((await page.evaluate(open)) === 0) await pause(500);
}

const set = await stage('--remote-debugging-port=0');
try {
  const { page, app, context, origin, root, log } = set;
  const port = Number(readFileSync(join(root, 'profile/DevToolsActivePort'), 'utf8').split('\n')[0]);
  await home(page, app);
  await situation(page);
  const Cookie = await allCookies(context, origin);
  const measure = async (screen, onlyCategories) => {
    const options = { port, onlyCategories, extraHeaders: { Cookie }, disableStorageReset: true };
    const { lhr } = await lighthouse(app + screen, options);
    assert.equal(lhr.runtimeError, undefined, `${screen}: ${lhr.runtimeError?.message}`);
    const short = Object.values(lhr.audits)
      .filter(
        ({ score, scoreDisplayMode }) => score !== null && score < 1 && scoreDisplayMode !== 'informative',
      )
      .map((audit) => `${audit.id}: ${audit.score} ${audit.displayValue ?? audit.title}`);
    return { scores: onlyCategories.map((name) => Math.round(lhr.categories[name].score * 100)), short };
  };
  for (const screen of SCREENS) {
    const { scores, short } = await measure(screen, CATEGORIES);
    const performances = [scores[0]];
    while (performances.length < TIMES) performances.push((await measure(screen, ['performance'])).scores[0]);
    performances.sort((a, b) => a - b);
    const median = performances[Math.floor(TIMES / 2)];
    log(
      `${screen || '#/'}: performance ${median} of ${performances}, accessibility ${scores[1]}, best practices ${scores[2]}`,
    );
    for (const each of short) log(`  ${each}`);
    assert.deepEqual(scores.slice(1), [100, 100], screen);
  }
} finally {
  await set.strike();
}
process.exit();
