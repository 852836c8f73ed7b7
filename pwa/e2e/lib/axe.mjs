// axe-core, which looks for what shuts people out (WCAG 2.2 A and AA, and its best practices).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

function told({ id, nodes }) {
  return `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`;
}

/** Fails with every violation on the screen. */
export async function accessible(page, what) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const options = { resultTypes: ['violations'] };
    return (await globalThis.axe.run(document, options)).violations;
  });
  assert.deepEqual(violations.map(told), [], what);
}
