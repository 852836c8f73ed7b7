// axe-core, which looks for what shuts people out (WCAG 2.2 A and AA, and its best practices).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

function told({ id, nodes }) {
  return `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`;
}

/** Runs in the page: a colour on its way to another is nobody's mistake. */
function settled() {
  const moving = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...element.getAnimations().filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity),
      ...(element.shadowRoot ? moving(element.shadowRoot) : []),
    ]);
  return Promise.allSettled(moving(document).map(({ finished }) => finished));
}

/** Fails with every violation on the screen, but of the rules that do not count here. */
export async function accessible(page, what, uncounted = []) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  await page.evaluate(settled);
  const rules = Object.fromEntries(uncounted.map((rule) => [rule, { enabled: false }]));
  const violations = await page.evaluate(async (chosen) => {
    const options = { resultTypes: ['violations'], rules: chosen };
    return (await globalThis.axe.run(document, options)).violations;
  }, rules);
  assert.deepEqual(violations.map(told), [], what);
}
