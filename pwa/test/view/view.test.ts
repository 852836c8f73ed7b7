import { beforeEach, describe, expect, it } from 'vitest';
import { NOTHING, type Connection, type State } from '../../src/store/state.js';
import { changed, report, told } from '../../src/view/causes.js';
import { failures, series } from '../../src/view/chart.js';
import { connectionWords } from '../../src/view/connection.js';
import { segments } from '../../src/view/phases.js';
import { hashOf, routeOf } from '../../src/view/route.js';
import { boxLight, isFresh, seen } from '../../src/view/seen.js';
import { faultSort, faultWords, headline, says } from '../../src/view/sentences.js';
import { strip } from '../../src/view/strip.js';
import type { Service } from '../../src/wire/status.js';
import { golden } from '../golden.js';
import { speaking } from '../words.js';

const NOW = 1_800_000_000_000;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

function heard(kind: 'live' | 'retrying', ageMs = 0): State {
  return { ...NOTHING, connection: { kind }, heard: { status: golden.status(), receivedAt: NOW - ageMs } };
}

function find(state: State, id: string): Service {
  const service = state.heard?.status.services.find((each) => each.id === id);
  if (service === undefined) throw new Error(id);
  return service;
}

beforeEach(() => speaking('en'));

describe('what is old', () => {
  it('is as it came while the connection lives', () => {
    const state = heard('live', 8 * SECOND);
    expect(boxLight(state, NOW)).toBe('yellow');
    expect(seen(find(state, 'https/backend'), state, NOW)).toMatchObject({ light: 'green', reason: 'fast' });
  });

  it('is grey as soon as nobody can know better', () => {
    const state = heard('retrying', 11 * SECOND);
    expect(isFresh(state, NOW)).toBe(false);
    expect(boxLight(state, NOW)).toBe('grey');
    const lights = state.heard?.status.services.map((each) => seen(each, state, NOW).light);
    expect(new Set(lights)).toEqual(new Set(['grey']));
  });

  it('is grey for one service whose results stay away, though the connection lives', () => {
    const state = heard('live', MINUTE);
    const { light, reason } = seen(find(state, 'https/backend'), state, NOW);
    expect({ light, reason }).toEqual({ light: 'grey', reason: 'stale' });
  });

  it('says what it was and how long ago', () => {
    const state = heard('retrying', 7 * MINUTE);
    expect(headline(state, NOW)).toEqual({
      light: 'grey',
      title: 'Not known now',
      sentence: 'When last heard of, 7 min. ago: One service is not operational',
    });
    const view = seen(find(state, 'https/billing'), state, NOW);
    expect(says(view)).toBe('Last known: Not operational.');
    expect(connectionWords(state, NOW, 'box.test').text).toContain('7 min. ago');
  });
});

describe('sentences', () => {
  it('word what the box has found', () => {
    const state = heard('live');
    const view = (id: string) => says(seen(find(state, id), state, NOW));
    expect(view('https/billing')).toBe('Its certificate has expired.');
    expect(view('https/sentry')).toBe('Reached, but it refused the login (401).');
    expect(view('https/backend')).toBe('Answers in 2.4 ms.');
  });

  it('leave a fault of tomorrow to the words of the box', () => {
    expect(faultWords({ layer: 'unreachable', code: 'timeout', detail: 'tls' })).toContain('TLS handshake');
    expect(faultWords({ layer: 'quantum', code: 'torn', detail: '' })).toBeUndefined();
  });

  it('tell a sort of fault without what only one of them had', () => {
    expect(faultSort('unreachable', 'timeout')).toBe('No answer in time.');
    expect(faultSort('refused', 'login')).toBe('Reached, but it refused the login.');
    expect(faultSort('quantum', 'torn')).toBe('quantum/torn');
  });

  it('say when this device knows of no box', () => {
    expect(headline(NOTHING, NOW).title).toContain('Connecting');
    expect(headline({ ...NOTHING, connection: { kind: 'retrying' } }, NOW).title).toBe('Not connected');
  });

  it.each<[Connection['kind'], string]>([
    ['live', 'network of the site'],
    ['connecting', 'Connecting'],
    ['retrying', 'knows nothing of it'],
    ['signed-out', 'To see'],
    ['unreadable', 'version'],
  ])('tell a connection that is %s', (kind, said) => {
    expect(connectionWords({ ...NOTHING, connection: { kind } }, NOW, 'box').text).toContain(said);
  });

  it('tell the box from its own Wi-Fi', () => {
    const words = connectionWords({ ...NOTHING, connection: { kind: 'live' } }, NOW, '10.42.0.1');
    expect(words.text).toContain('Wi-Fi of the box');
  });
});

describe('situations', () => {
  const all = golden.status();
  const expired = all.situations.find(({ cause }) => cause === 'service.certificate-expired');
  if (expired === undefined) throw new Error('not in the golden file');

  it('are told with owner, next step and proof', () => {
    expect(told(expired, all.services, all.at)).toMatchObject({
      light: 'red',
      sentence: 'The certificate of Third-party billing backend has expired.',
      owner: 'the provider of the service',
      evidence: [
        expect.stringContaining('valid until'),
        expect.stringContaining('clock of the box is right'),
      ],
    });
  });

  it('of several services name the one that changed', () => {
    const of = (affects: string[]) =>
      expired.timeline.map((each) =>
        changed({ ...each, service: 'https/billing' }, { ...expired, affects }, all.services),
      );
    expect(of(['https/billing', 'https/sentry'])[0]).toBe('Third-party billing backend');
    expect(of(['https/billing'])[0]).toBeUndefined();
  });

  it('are told in German, the service and its effect too', async () => {
    await speaking('de');
    const { sentence, effect, time } = told(expired, all.services, all.at);
    expect(sentence).toContain('Abrechnungs-Backend');
    expect(effect).toContain('Das Laden beginnt vielleicht nicht');
    expect(time).toMatch(/^seit .* lang$/);
  });

  it('of no known cause are told by what was found', () => {
    const unknown = { ...expired, cause: 'unknown', owner: 'unknown', nextStep: null };
    expect(told(unknown, all.services, all.at)).toMatchObject({
      sentence: 'Third-party billing backend: Its certificate has expired.',
      nextStep: undefined,
    });
  });

  it('of a cause of tomorrow are told in the words of the box', () => {
    const newer = { ...expired, cause: 'service.haunted' };
    expect(told(newer, all.services, all.at).sentence).toBe(expired.sentence);
  });

  it('become a report that can be sent', () => {
    const text = report(expired, all.services, all.boxName, all.at);
    expect(text).toMatch(/^Controller Status, Demo depot\n/);
    expect(text).toContain('Whose job: the provider of the service');
    expect(text).toContain(expired.id);
  });
});

describe('the past', () => {
  const step = MINUTE;
  const point = { attempts: 2, failed: 0, faults: {}, p50Ms: 5, p95Ms: 9 };
  const history = {
    ...golden.history(),
    from: 0,
    to: 4 * step,
    stepMs: step,
    points: [
      { ...point, from: 0 },
      { ...point, from: step, failed: 1 },
      { ...point, from: 3 * step, failed: 2, p50Ms: null, p95Ms: null },
    ],
  };

  it('is a strip in which nothing is left out', () => {
    expect(strip(history)).toEqual(['well', 'partly', 'none', 'failed']);
  });

  it('is not a failure in the strip where only the login was refused', () => {
    const refused = { ...point, from: 0, failed: 2, faults: { 'refused/login': 2 } };
    expect(strip({ ...history, points: [refused] })[0]).toBe('partly');
  });

  it('is a chart with its holes and failures', () => {
    expect(series(history)).toEqual({
      times: [0, 60, 120, 180],
      p50: [5, 5, null, null],
      p95: [9, 9, null, null],
      failed: [
        { from: 60, to: 120, share: 0.5 },
        { from: 180, to: 240, share: 1 },
      ],
      gaps: [{ from: 120, to: 180 }],
    });
  });

  it('names its failures, the most frequent first', () => {
    const faults = { 'refused/login': 1, 'unreachable/timeout': 4 };
    const summary = { ...history.summary, faults };
    expect(failures({ ...history, summary }).map(({ code }) => code)).toEqual(['timeout', 'login']);
  });
});

describe('phases', () => {
  it('fill the bar, with what no step accounts for at its end', () => {
    const phases = { resolveMs: 10, connectMs: null, tlsMs: 30, answerMs: 40, totalMs: 100 };
    const all = segments(phases);
    expect(all.map(({ name, millis }) => [name, millis])).toEqual([
      ['resolve', 10],
      ['tls', 30],
      ['answer', 40],
      ['rest', 20],
    ]);
    expect(all.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('of nothing are no bar', () => {
    expect(segments({ resolveMs: null, connectMs: null, tlsMs: null, answerMs: null, totalMs: 0 })).toEqual(
      [],
    );
  });
});

describe('places', () => {
  it.each(['#/', '#/services/https/billing', '#/situations', '#/situations/s-1', '#/more'])(
    '%s is one',
    (hash) => {
      expect(hashOf(routeOf(hash))).toBe(hash);
    },
  );

  it('that are none lead to the first screen', () => {
    for (const hash of ['', '#', '#/services', '#/nowhere'])
      expect(routeOf(hash)).toEqual({ page: 'status' });
  });
});
