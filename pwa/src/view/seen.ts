import { boxNow, type State } from '../store/state.js';
import type { Light } from '../wire/light.js';
import type { Service } from '../wire/status.js';

/** Without a word for so long, nothing on the screen counts as now. */
const FRESH_MS = 10_000;
/** A result may be late by an attempt that waits for its end. */
const GRACE_MS = 15_000;

/** Whether what is shown is how it is now. */
export function isFresh(state: State, now: number): boolean {
  if (state.heard === null) return false;
  return state.connection.kind === 'live' || now - state.heard.receivedAt < FRESH_MS;
}

/** One service as it may be shown: what is old is grey, whatever it was. */
export interface Seen {
  service: Service;
  light: Light;
  reason: string;
  /** Since the latest attempt, in milliseconds; null before the first. */
  ageMs: number | null;
}

export function seen(service: Service, state: State, now: number): Seen {
  const heard = state.heard;
  const ageMs = service.at === null || heard === null ? null : Math.max(0, boxNow(heard, now) - service.at);
  const isOld = !isFresh(state, now) || (ageMs !== null && ageMs > 2 * service.everyMs + GRACE_MS);
  const hides = isOld && service.reason !== 'not-configured' && service.reason !== 'not-due';
  return hides
    ? { service, light: 'grey', reason: 'stale', ageMs }
    : { service, light: service.light, reason: service.reason, ageMs };
}

/** The light of the box, grey when it is not known now. */
export function boxLight(state: State, now: number): Light {
  return state.heard !== null && isFresh(state, now) ? state.heard.status.light : 'grey';
}
