import type { Key } from '#keys';
import type { Phases } from '../wire/status.js';

/** One step of an attempt, and where it lies in the whole, 0 to 1. */
export interface Segment {
  name: 'resolve' | 'connect' | 'tls' | 'answer' | 'rest';
  label: Key;
  millis: number;
  from: number;
  share: number;
}

/** The steps in their order, with what none of them accounts for at the end. */
export function segments(phases: Phases): Segment[] {
  const steps: [Segment['name'], Key, number | null][] = [
    ['resolve', 'app.phase.resolve', phases.resolveMs],
    ['connect', 'app.phase.connect', phases.connectMs],
    ['tls', 'app.phase.tls', phases.tlsMs],
    ['answer', 'app.phase.answer', phases.answerMs],
  ];
  const named = steps.reduce((sum, [, , millis]) => sum + (millis ?? 0), 0);
  const total = Math.max(phases.totalMs, named);
  if (total === 0) return [];
  const rest = Math.round((total - named) * 10) / 10;
  let from = 0;
  return [...steps, ['rest', 'app.phase.rest', rest === 0 ? null : rest] as const].flatMap(
    ([name, label, millis]) => {
      if (millis === null) return [];
      const segment = { name, label, millis, from, share: millis / total };
      from += segment.share;
      return [segment];
    },
  );
}
