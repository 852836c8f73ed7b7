import { known, language, shipped, t, type Values } from '../text/text.js';
import { moment } from '../text/manner.js';
import type { Light } from '../wire/light.js';
import type { Evidence, Situation, Transition } from '../wire/situation.js';
import type { Service } from '../wire/status.js';
import { faultWords } from './sentences.js';

/** So long without being seen is more than the usual time from one attempt to the next. */
const UNSEEN_MS = 20_000;

/** A situation in words, ready to be placed. */
export interface Told {
  id: string;
  light: Light;
  sentence: string;
  owner: string;
  nextStep: string | undefined;
  effect: string | undefined;
  time: string;
  evidence: string[];
  cause: string;
}

function values(situation: Situation): Values {
  const { service } = situation.values;
  return service === undefined ? situation.values : { ...situation.values, service: shipped(service) };
}

/** There may be a form of its own, where more is known. */
function worded(situation: Situation, what: string): string | undefined {
  const key = `${situation.cause}.${what}`;
  const form = situation.values['form'] ?? '';
  return known(`${key}.${form}`, values(situation)) ?? known(key, values(situation));
}

/** What nobody has found the cause of is told by what was found last. */
function unexplained(situation: Situation, services: Service[]): string {
  const fault = situation.timeline.flatMap((each) => each.fault ?? []).at(-1);
  const what = fault === undefined ? undefined : faultWords(fault);
  const service = services
    .filter(({ id }) => situation.affects.includes(id))
    .map(({ name }) => shipped(name))
    .join(', ');
  return what === undefined || service === ''
    ? situation.sentence
    : t('app.verdict.unknown', { service, what });
}

export function evidence({ proof, values: named, says }: Evidence): string {
  return known(`says.${proof}`, named) ?? says;
}

function lasted(situation: Situation, now: number): string {
  const iso = (at: number) => new Date(at).toISOString();
  const length = (until: number) => `PT${Math.max(0, until - situation.since) / 1000}S`;
  if (situation.until !== null) {
    const over = {
      since: iso(situation.since),
      until: iso(situation.until),
      lasted: length(situation.until),
    };
    return t('app.situation.lasted', over);
  }
  const since = t('app.verdict.since', { since: iso(situation.since), lasted: length(now) });
  // Only of a cause that is known does the box tell when it was last seen.
  return situation.cause === 'unknown' || now - situation.seen < UNSEEN_MS
    ? since
    : `${since}; ${t('app.verdict.watched', { seen: iso(situation.seen) })}`;
}

function effect(situation: Situation): string | undefined {
  return worded(situation, 'effect') ?? (situation.effect === '' ? undefined : shipped(situation.effect));
}

/** A situation told; `now` is the clock of the box. */
export function told(situation: Situation, services: Service[], now: number): Told {
  const isKnown = situation.cause !== 'unknown';
  return {
    id: situation.id,
    light: situation.severity === 'down' ? 'red' : 'yellow',
    sentence: isKnown
      ? (worded(situation, 'sentence') ?? situation.sentence)
      : unexplained(situation, services),
    owner: known(`owner.${situation.owner}`) ?? situation.owner,
    nextStep: isKnown ? (worded(situation, 'next') ?? situation.nextStep ?? undefined) : undefined,
    effect: effect(situation),
    time: lasted(situation, now),
    evidence: situation.evidence.map(evidence),
    cause: situation.cause,
  };
}

/** A change of a situation in words. */
export function transition({ fault, light, says }: Transition): string {
  return (
    (fault === null ? undefined : faultWords(fault)) ?? (light === 'green' ? t('app.light.green') : says)
  );
}

/** The name of the service that changed, where the situation is that of several. */
export function changed(each: Transition, { affects }: Situation, services: Service[]): string | undefined {
  const service = services.find(({ id }) => id === each.service);
  return service === undefined || affects.length < 2 ? undefined : shipped(service.name);
}

/** A whole situation as plain text, to be sent to whoever can mend it. */
export function report(situation: Situation, services: Service[], box: string, now: number): string {
  const what = told(situation, services, now);
  const line = (label: string, text: string | undefined) => (text === undefined ? [] : [`${label}: ${text}`]);
  const course = situation.timeline.map((each) => {
    const what = [changed(each, situation, services), transition(each)].filter(Boolean).join(': ');
    return `- ${moment(each.at, language())}: ${what}`;
  });
  return [
    t('app.situation.copy', { box }),
    '',
    what.sentence,
    what.time,
    '',
    ...line(t('page.owner'), what.owner),
    ...line(t('page.next'), what.nextStep),
    ...line(t('page.effect'), what.effect),
    ...(what.evidence.length === 0
      ? []
      : ['', `${t('page.evidence')}:`, ...what.evidence.map((e) => `- ${e}`)]),
    ...(course.length === 0 ? [] : ['', `${t('app.situation.timeline')}:`, ...course]),
    '',
    `${what.cause}, ${what.id}`,
  ].join('\n');
}
