import { describe, expect, it } from 'vitest';
import { isPart, moved } from '../../src/view/zoom.js';

const WHOLE = { min: 0, max: 100 };

describe('what fingers do to a chart', () => {
  it('two that part show half of it, with what was below them still there', () => {
    expect(moved(WHOLE, WHOLE, [0.25, 0.75], [0, 1])).toEqual({ min: 25, max: 75 });
  });

  it('one moves what is shown along', () => {
    expect(moved({ min: 40, max: 60 }, WHOLE, [0.5], [0.75])).toEqual({ min: 35, max: 55 });
  });

  it('no further than there is something', () => {
    expect(moved({ min: 40, max: 60 }, WHOLE, [0], [9])).toEqual({ min: 0, max: 20 });
    expect(moved({ min: 40, max: 60 }, WHOLE, [0.4, 0.6], [0.5, 0.5001])).toEqual(WHOLE);
  });

  it('and no closer than one can see', () => {
    const { min, max } = moved(WHOLE, WHOLE, [0.5, 0.5001], [0, 1]);
    expect(max - min).toBeCloseTo(2);
  });

  it('tells a part from the whole', () => {
    expect(isPart(WHOLE, WHOLE)).toBe(false);
    expect(isPart({ min: 0, max: 50 }, WHOLE)).toBe(true);
  });
});
