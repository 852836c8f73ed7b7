// A keyboard and nothing else.
import assert from 'node:assert/strict';

const MOST_STOPS = 60;

/** Runs in the page: what has the focus, and whether one can see that it has. */
function focused() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body) return undefined;
  const { left, top, width, height } = active.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(active);
  const label =
    active.getAttribute('aria-label') ?? active.closest('label')?.textContent ?? active.textContent;
  let on = document.elementFromPoint(left + width / 2, top + Math.min(height, 200) / 2);
  while (on?.shadowRoot?.elementFromPoint(left + width / 2, top + Math.min(height, 200) / 2)) {
    const inner = on.shadowRoot.elementFromPoint(left + width / 2, top + Math.min(height, 200) / 2);
    if (inner === on) break;
    on = inner;
  }
  return {
    name: active.localName,
    label: label.replace(/\s+/g, ' ').trim(),
    href: active.getAttribute('href') ?? '',
    isMarked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    isCovered: !(active.contains(on) || on?.getRootNode().host === active),
    covered: on === null ? 'outside of the screen' : `${on.localName}.${on.className}`,
  };
}

/** Goes on from stop to stop, each of which one must see, until one is wanted. */
export async function tabTo(page, isWanted) {
  for (let i = 0; i < MOST_STOPS; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focused);
    if (stop === undefined) continue;
    assert.ok(stop.isMarked, `no mark on ${stop.name} "${stop.label}"`);
    assert.ok(!stop.isCovered, `${stop.name} "${stop.label}" is covered by ${stop.covered}`);
    if (isWanted(stop)) return stop;
  }
  throw new Error(`not within ${MOST_STOPS} stops: ${isWanted}`);
}

export async function press(page, isWanted, key = 'Enter') {
  const stop = await tabTo(page, isWanted);
  await page.keyboard.press(key);
  return stop;
}
