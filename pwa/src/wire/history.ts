import { instant, list, mapOf, nullable, number, object, text, type Parser } from './json.js';
import { fault, type Fault } from './light.js';
import { phases, type Phases } from './status.js';

/** What several attempts come to; latencies are those of successes, in milliseconds. */
export interface Figures {
  attempts: number;
  failed: number;
  faults: Record<string, number>;
  p50Ms: number | null;
  p95Ms: number | null;
}

export interface Point extends Figures {
  from: number;
}

/** A break of the record; null where nobody knows when it began, or where it lasts. */
export interface Gap {
  from: number | null;
  to: number | null;
  why: string;
}

/** The past of one service in steps of time. */
export interface History {
  id: string;
  from: number;
  to: number;
  stepMs: number;
  points: Point[];
  gaps: Gap[];
  summary: Figures & { availability: number | null };
}

const figures = {
  attempts: number,
  failed: number,
  faults: mapOf(number),
  p50Ms: nullable(number),
  p95Ms: nullable(number),
};

export const history: Parser<History> = object({
  id: text,
  from: instant,
  to: instant,
  stepMs: number,
  points: list<Point>(object({ from: instant, ...figures })),
  gaps: list<Gap>(object({ from: nullable(instant), to: nullable(instant), why: text })),
  summary: object({ availability: nullable(number), ...figures }),
});

/** One attempt of the past. */
export interface Attempt {
  at: number;
  phases: Phases | null;
  fault: Fault | null;
}

/** Attempts in the order in which they were. */
export const attempts: Parser<{ samples: Attempt[] }> = object({
  samples: list<Attempt>(object({ at: instant, phases: nullable(phases), fault: nullable(fault) })),
});
