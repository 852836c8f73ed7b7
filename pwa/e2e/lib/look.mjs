// What can be measured of a screen: whether all of it can be read, touched and told apart.
import assert from 'node:assert/strict';

/** Runs in the page: every element that is shown, also inside of elements. */
function measured() {
  const TOUCH = 'a[href], button, input, select, summary, [role=button]';
  const FINGER = 44;
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const isForEars = (element) => element.closest('.hidden, .skip') !== null;
  const name = (element) =>
    `${element.getRootNode().host?.localName ?? ''} ${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`;
  const all = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (isShown(element)) all.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  const seen = all.filter((element) => !(element instanceof SVGElement) && !isForEars(element));
  const ownText = (element) =>
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '',
    );
  const width = document.documentElement.clientWidth;
  const cut = seen.filter((element) => {
    if (!ownText(element)) return false;
    const { left, right } = element.getBoundingClientRect();
    const clips =
      getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
    return clips || left < -1 || right > width + 1;
  });
  // A link in the middle of a sentence is as high as its line (WCAG 2.2, 2.5.8), a skip link is not touched.
  const isInSentence = (element) =>
    element.localName === 'a' &&
    /^inline(-block)?$/.test(getComputedStyle(element).display) &&
    ownText(element.parentElement);
  const touched = seen.filter(
    (element) => element.matches(TOUCH) && !element.matches('.skip') && !isInSentence(element),
  );
  const small = touched.filter((element) => {
    const { width: wide, height } = (element.closest('label') ?? element).getBoundingClientRect();
    return Math.min(wide, height) < FINGER - 0.5;
  });
  const moving = all.filter((element) => {
    const { transitionDuration, animationName } = getComputedStyle(element);
    return animationName !== 'none' || transitionDuration.split(',').some((each) => parseFloat(each) > 0);
  });
  return {
    overflow: document.documentElement.scrollWidth - width,
    wide: seen.filter((element) => element.getBoundingClientRect().right > width + 1).map(name),
    cut: cut.map(name),
    small: small.map((element) => {
      const { width: wide, height } = element.getBoundingClientRect();
      return `${name(element)} ${Math.round(wide)}x${Math.round(height)}`;
    }),
    moving: moving.map(name),
  };
}

/** Nothing wider than the screen, nothing cut off. */
export async function readable(page, what) {
  const { overflow, wide, cut } = await page.evaluate(measured);
  assert.deepEqual({ overflow, cut }, { overflow: 0, cut: [] }, `${what}; too wide: ${wide.join(', ')}`);
}

/** Everything to touch is large enough for a finger: 44 by 44. */
export async function touchable(page, what) {
  assert.deepEqual((await page.evaluate(measured)).small, [], what);
}

export async function still(page, what) {
  assert.deepEqual((await page.evaluate(measured)).moving, [], what);
}

/** The outline of each light on the screen, with the word beside it. */
export function lightsInShapeAndWord(page) {
  return page.evaluate(() => {
    const app = document.querySelector('status-app').shadowRoot;
    const all = app.querySelector('status-page').shadowRoot.querySelectorAll('service-card');
    return [...all].map(({ seen, shadowRoot }) => ({
      light: seen.light,
      shape: shadowRoot
        .querySelector('light-sign')
        .shadowRoot.querySelector('svg')
        .innerHTML.replace(/<!--.*?-->/g, ''),
      word: shadowRoot.querySelector('.word').textContent,
    }));
  });
}
