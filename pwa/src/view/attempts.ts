import { known, language, t } from '../text/text.js';
import { moment, span } from '../text/manner.js';
import type { Attempt, History } from '../wire/history.js';
import { faultWords } from './sentences.js';
import { segments } from './phases.js';

/** The last step of a history in which an attempt failed, as a window of time. */
export function lastFailing(history: History): { from: number; to: number } | undefined {
  const point = history.points.filter(({ failed }) => failed > 0).at(-1);
  return point && { from: point.from, to: point.from + history.stepMs };
}

/** One attempt that failed, in words. */
export interface Failed {
  at: string;
  what: string;
  /** How far it came, and how long each step took. */
  steps: string;
}

/** The latest attempts that failed, the last first. */
export function latest(attempts: Attempt[], most: number): Failed[] {
  return attempts
    .filter(({ fault }) => fault !== null)
    .slice(-most)
    .reverse()
    .map(({ at, fault, phases }) => ({
      at: moment(at, language()),
      what: fault === null ? '' : (faultWords(fault) ?? `${fault.layer}/${fault.code}`),
      steps: (phases === null ? [] : segments(phases))
        .map(({ label, millis }) => `${known(label) ?? t('app.phase.rest')} ${span(millis, language())}`)
        .join(' · '),
    }));
}
