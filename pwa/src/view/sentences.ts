import { known, language, plural, shipped, t } from '../text/text.js';
import { ago, span } from '../text/manner.js';
import type { State } from '../store/state.js';
import type { Fault, Light } from '../wire/light.js';
import type { Service, Status } from '../wire/status.js';
import { boxLight, isFresh, type Seen } from './seen.js';

/** What is left of the place of a value that nobody knows. */
const NOTHING = / +(?=[ .])/g;

export function age(millis: number): string {
  return millis < 2000 ? t('app.age.now') : ago(millis, language());
}

export function latency(service: Service): string {
  return service.latencyMs === null ? '–' : span(service.latencyMs, language());
}

/** A fault in words; undefined where a newer box knows one that we do not. */
export function faultWords({ layer, code, detail }: Fault): string | undefined {
  const stage = known(`app.stage.${detail}`) ?? '';
  return known(`app.fault.${layer}.${code}`, { detail, stage })?.replace(NOTHING, '');
}

/** A sort of fault in words, whatever it failed at. */
export function faultSort(layer: string, code: string): string {
  const words = known(`app.fault.${layer}.${code}`, { detail: '…', stage: '' });
  return words?.replace(' (…)', '').replace(NOTHING, '') ?? `${layer}/${code}`;
}

export function reasonWord(reason: string): string {
  return known(`app.reason.${reason}`) ?? t('app.light.grey');
}

/** What is known of a service, in one sentence. */
export function says({ service, reason }: Seen): string {
  if (reason === 'stale') return t('app.says.stale', { state: reasonWord(service.reason) });
  if (service.fault !== null) {
    const why = faultWords(service.fault) ?? service.says;
    return reason === 'not-judged' ? `${t('app.says.not-judged')} ${why}` : why;
  }
  return known(`app.says.${reason}`, { latency: latency(service) }) ?? service.says;
}

function operational(status: Status): Service[] {
  return status.services.filter(({ light }) => light === 'green' || light === 'yellow');
}

function configured(status: Status): Service[] {
  return status.services.filter(({ reason }) => reason !== 'not-configured');
}

/** The box's light in a few words. */
function word(status: Status, light: Light): string {
  const asked = configured(status).filter(({ reason }) => reason !== 'not-due');
  switch (light) {
    case 'green':
      return t(asked.length === configured(status).length ? 'app.box.green' : 'app.box.green.due');
    case 'yellow': {
      const down = asked.length - operational(status).length;
      const slow = asked.filter((service) => service.light === 'yellow').length;
      return down > 0 ? plural('app.box.yellow', down) : plural('app.box.slow', slow);
    }
    case 'red':
      return t('app.box.red');
    case 'grey':
      return t('app.box.grey');
  }
}

export interface Headline {
  light: Light;
  title: string;
  sentence: string;
}

/** What the first screen says in large letters. */
export function headline(state: State, now: number): Headline {
  const { heard } = state;
  const light = boxLight(state, now);
  if (heard === null) {
    const title = state.connection.kind === 'connecting' ? t('app.connection.connecting') : t('app.box.none');
    return { light, title, sentence: t('app.box.never') };
  }
  const { status } = heard;
  if (!isFresh(state, now)) {
    const was = { age: age(now - heard.receivedAt), state: word(status, status.light) };
    return { light, title: t('app.box.stale'), sentence: t('app.box.was', was) };
  }
  const count = { up: operational(status).length, all: configured(status).length };
  return { light, title: word(status, light), sentence: t('app.box.count', count) };
}

export function serviceName(service: Service): string {
  return shipped(service.name);
}
