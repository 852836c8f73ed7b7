import { describe, expect, it } from 'vitest';
import { after, boxNow, NOTHING } from '../../src/store/state.js';
import { golden } from '../golden.js';

const NOW = 1_800_000_000_000;
const status = golden.status();
const started = after(NOTHING, { kind: 'status', status }, NOW);

describe('state', () => {
  it('takes one service into the last word of the box', () => {
    const [service] = status.services;
    if (service === undefined) throw new Error('no service');
    const next = after(started, { kind: 'service', service: { ...service, light: 'red' } }, NOW + 5000);
    expect(next.heard?.status.services[0]?.light).toBe('red');
    expect(next.heard?.status.services.slice(1)).toEqual(status.services.slice(1));
  });

  it('lets the clock of the box go on', () => {
    const [service] = status.services;
    if (service === undefined || started.heard === null) throw new Error('nothing');
    const next = after(started, { kind: 'service', service }, NOW + 5000);
    if (next.heard === null) throw new Error('nothing');
    expect(boxNow(started.heard, NOW + 6000)).toBe(status.at + 6000);
    expect(boxNow(next.heard, NOW + 6000)).toBe(status.at + 6000);
  });

  it('of one box leaves nothing for another at the same address', () => {
    const checking = after(started, { kind: 'check', check: { done: 1, total: 7, running: true } }, NOW);
    const other = after(
      checking,
      { kind: 'status', status: { ...status, boxId: 'other', services: [] } },
      NOW,
    );
    expect(other.heard?.status.services).toEqual([]);
    expect(other.check).toBeNull();
  });

  it('keeps what is on the screen when the session ends or the box is gone', () => {
    for (const trouble of [{ kind: 'signed-out' }, { kind: 'unreachable' }] as const) {
      const next = after(started, { kind: 'trouble', trouble }, NOW);
      expect(next.heard).toBe(started.heard);
      expect(next.connection.kind).toBe(trouble.kind === 'signed-out' ? 'signed-out' : 'retrying');
    }
  });

  it('marks what a check has brought, until the next one', () => {
    const [service] = status.services;
    if (service === undefined) throw new Error('no service');
    const begin = { kind: 'check', check: { done: 0, total: 7, running: true } } as const;
    const going = after(after(started, begin, NOW), { kind: 'service', service }, NOW);
    expect([...going.checked]).toEqual([service.id]);
    const done = after(going, { kind: 'check', check: { done: 7, total: 7, running: false } }, NOW);
    expect([...done.checked]).toEqual([service.id]);
    expect([...after(done, begin, NOW).checked]).toEqual([]);
  });
});
