import type { Light } from '../wire/light.js';
import type { History } from '../wire/history.js';
import type { Situation } from '../wire/situation.js';

/** Columns for the chart: times in seconds, latencies in milliseconds, null where nothing is known. */
export interface Series {
  times: number[];
  p50: (number | null)[];
  p95: (number | null)[];
  /** Steps with failures, in seconds, and the share of the attempts that failed. */
  failed: { from: number; to: number; share: number }[];
  /** Stretches without a record, in seconds. */
  gaps: { from: number; to: number }[];
}

export function series(history: History): Series {
  const byStart = new Map(history.points.map((point) => [point.from, point]));
  const step = history.stepMs;
  const result: Series = { times: [], p50: [], p95: [], failed: [], gaps: [] };
  for (let at = history.from; at < history.to; at += step) {
    const point = byStart.get(at);
    const seconds = at / 1000;
    result.times.push(seconds);
    result.p50.push(point?.p50Ms ?? null);
    result.p95.push(point?.p95Ms ?? null);
    const until = seconds + step / 1000;
    if (point === undefined || point.attempts === 0) {
      const last = result.gaps.at(-1);
      if (last?.to === seconds) last.to = until;
      else result.gaps.push({ from: seconds, to: until });
    } else if (point.failed > 0) {
      result.failed.push({ from: seconds, to: until, share: point.failed / point.attempts });
    }
  }
  return result;
}

/** A situation as it lies in a history, in seconds. */
export interface Spell {
  from: number;
  to: number;
  light: Light;
}

/** The situations that this service was in, as far as they lie in the history. */
export function spells(history: History, situations: readonly Situation[]): Spell[] {
  return situations
    .filter(({ affects }) => affects.includes(history.id))
    .map(({ since, until, severity }) => ({
      from: Math.max(since, history.from) / 1000,
      to: Math.min(until ?? history.to, history.to) / 1000,
      light: severity === 'down' ? ('red' as const) : ('yellow' as const),
    }))
    .filter(({ from, to }) => from < to);
}

/** Failures by what they were, the most frequent first. */
export function failures(history: History): { layer: string; code: string; times: number }[] {
  return Object.entries(history.summary.faults)
    .map(([fault, times]) => {
      const [layer = '', code = ''] = fault.split('/');
      return { layer, code, times };
    })
    .sort((one, other) => other.times - one.times);
}
