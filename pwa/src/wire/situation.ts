import { instant, list, mapOf, nullable, number, object, text, type Parser } from './json.js';
import { fault, light, type Fault, type Light } from './light.js';

/** Why the box says so. */
export interface Evidence {
  says: string;
  proof: string;
  values: Record<string, string>;
}

/** From here on it looked different. */
export interface Transition {
  at: number;
  /** Its id; null from an older box. */
  service: string | null;
  light: Light;
  fault: Fault | null;
  says: string;
}

/** A trouble that lasts or has lasted, and whose it is to mend. Times are milliseconds since 1970. */
export interface Situation {
  id: string;
  cause: string;
  owner: string;
  severity: string;
  since: number;
  seen: number;
  until: number | null;
  confidence: number | null;
  sentence: string;
  nextStep: string | null;
  effect: string;
  affects: string[];
  values: Record<string, string>;
  evidence: Evidence[];
  timeline: Transition[];
  leftOut: number;
  note: { text: string; by: string } | null;
}

const evidence: Parser<Evidence> = object({ says: text, proof: text, values: mapOf(text) });
const transition: Parser<Transition> = object({
  at: instant,
  service: nullable(text),
  light,
  fault: nullable(fault),
  says: text,
});

export const situation: Parser<Situation> = object({
  id: text,
  cause: text,
  owner: text,
  severity: text,
  since: instant,
  seen: instant,
  until: nullable(instant),
  confidence: nullable(number),
  sentence: text,
  nextStep: nullable(text),
  effect: text,
  affects: list(text),
  values: mapOf(text),
  evidence: list(evidence),
  timeline: list(transition),
  leftOut: number,
  note: nullable(object({ text, by: text })),
});
