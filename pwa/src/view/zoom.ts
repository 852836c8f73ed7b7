/** A stretch of an axis. */
export interface Range {
  min: number;
  max: number;
}

/** Nothing is stretched so far that less than this share of the whole is left. */
const LEAST = 0.02;

/**
 * What is shown after fingers have moved: what was below each is still below it. One moves the
 * stretch, two also widen or narrow it; it stays within the whole.
 *
 * @param before where one or two fingers were, 0 to 1 across what is shown
 * @param now where they are, in the same order
 */
export function moved(shown: Range, whole: Range, before: readonly number[], now: readonly number[]): Range {
  const [from = 0, otherFrom = from] = before;
  const [to = from, otherTo = to] = now;
  const length = whole.max - whole.min;
  const old = shown.max - shown.min;
  const apart = Math.abs(otherTo - to);
  const wanted = before.length < 2 || apart === 0 ? old : (old * Math.abs(otherFrom - from)) / apart;
  const size = Math.min(length, Math.max(LEAST * length, wanted));
  const middle = shown.min + (old * (from + otherFrom)) / 2;
  const min = middle - (size * (to + otherTo)) / 2;
  const kept = Math.min(Math.max(min, whole.min), whole.max - size);
  return { min: kept, max: kept + size };
}

/** Whether less than the whole is shown. */
export function isPart(shown: Range, whole: Range): boolean {
  return shown.max - shown.min < (whole.max - whole.min) * 0.999;
}
