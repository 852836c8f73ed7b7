// The app in a real browser against the packaged product: ./build e2e/run.mjs [JOURNEY...]
import assert from 'node:assert/strict';
import { stage } from './lib/stage.mjs';

/** In the order in which the box has what they need; each can also go alone. */
const JOURNEYS = [
  'first-visit',
  'status',
  'storage',
  'other-box',
  'offline',
  'update',
  'service',
  'situations',
  'settings',
  'passwords',
  'screens',
  'keyboard',
  'sign-out',
];

const asked = process.argv.slice(2);
const began = performance.now();
const set = await stage();
try {
  for (const name of asked.length === 0 ? JOURNEYS : asked) {
    const { default: go } = await import(`./journeys/${name}.mjs`);
    await go(set);
  }
  assert.deepEqual(set.failures, []);
  set.log(`all well (${Math.round((performance.now() - began) / 1000)} s)`);
} catch (error) {
  console.error(`e2e: failed at "${set.step()}"`, error, set.failures);
  console.error(await set.page.locator('body').innerText().catch(String));
  await set.picture('failed').catch(() => {});
  process.exitCode = 1;
} finally {
  await set.strike();
}
process.exit();
