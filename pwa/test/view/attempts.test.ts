import { beforeEach, describe, expect, it } from 'vitest';
import { lastFailing, latest } from '../../src/view/attempts.js';
import { spells } from '../../src/view/chart.js';
import type { Attempt } from '../../src/wire/history.js';
import { golden } from '../golden.js';
import { speaking } from '../words.js';

const MINUTE = 60_000;
const history = golden.history();

function attempt(second: number, code: string | null): Attempt {
  return {
    at: Date.parse('2026-11-21T22:29:00Z') + second * 1000,
    phases: { resolveMs: 1, connectMs: null, tlsMs: null, answerMs: null, totalMs: 1 },
    fault: code === null ? null : { layer: 'unreachable', code, detail: 'connect' },
  };
}

beforeEach(() => speaking('en'));

describe('what failed lately', () => {
  it('is looked for in the last step with a failure', () => {
    const from = Date.parse('2026-11-21T22:29:00Z');
    expect(lastFailing(history)).toEqual({ from, to: from + MINUTE });
  });

  it('is nowhere where nothing failed', () => {
    expect(lastFailing({ ...history, points: [] })).toBeUndefined();
  });

  it('is told attempt by attempt, the last first, with how far each came', () => {
    const failed = latest([attempt(1, 'refused'), attempt(2, null), attempt(3, 'timeout')], 5);
    expect(failed.map(({ what }) => what)).toEqual([
      'No answer in time during the connection set-up.',
      'Nothing listens on this port: the connection was refused.',
    ]);
    expect(failed[0]?.steps).toBe('Name 1 ms');
  });

  it('is told of the latest only', () => {
    expect(latest([attempt(1, 'refused'), attempt(2, 'timeout')], 1)).toHaveLength(1);
  });
});

describe('situations in a chart', () => {
  const [one] = golden.situations();
  if (one === undefined) throw new Error('no situation');
  const mine = { ...one, affects: [history.id], since: history.from - MINUTE, until: null };

  it('lie where they lay, as far as it is shown', () => {
    const found = spells(history, [mine, { ...mine, affects: ['tcp/other'] }]);
    expect(found).toEqual([{ from: history.from / 1000, to: history.to / 1000, light: 'red' }]);
  });

  it('are left out where they are elsewhere in time', () => {
    expect(spells(history, [{ ...mine, until: history.from - 1 }])).toEqual([]);
  });
});
