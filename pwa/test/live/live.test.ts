import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, type Trouble } from '../../src/live/api.js';
import { Live, type News } from '../../src/live/live.js';
import { golden, statusJson } from '../golden.js';
import { FakeSource } from './source.js';

const [sample] = statusJson.services;
let answer: () => Promise<ReturnType<typeof golden.status>>;
let asked: number;
let sources: FakeSource[];
let news: News[];
let live: Live;

function fails(trouble: Trouble) {
  answer = () => Promise.reject(new ApiError(trouble));
}

function source(): FakeSource {
  const last = sources.at(-1);
  if (last === undefined) throw new Error('no stream was opened');
  return last;
}

const kinds = () => news.map(({ kind }) => kind);

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  sources = [];
  news = [];
  answer = () => Promise.resolve(golden.status());
  const status = () => {
    asked++;
    return answer();
  };
  const open = () => {
    sources.push(new FakeSource());
    return source();
  };
  live = new Live({ api: { status }, open, random: () => 1 }, (each) => news.push(each));
});

afterEach(() => {
  live.stop();
  vi.useRealTimers();
});

async function connected() {
  void live.start();
  await vi.advanceTimersByTimeAsync(0);
  source().say('open');
}

describe('a connection', () => {
  it('begins with the whole state and goes on with the stream', async () => {
    await connected();
    source().say('sample', sample);
    expect(kinds()).toEqual(['status', 'live', 'service']);
  });

  it('that breaks is made again, within 5 s however long the box was gone', async () => {
    await connected();
    fails({ kind: 'unreachable' });
    source().say('error');
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    const before = asked;
    expect(before).toBeGreaterThan(100);
    answer = () => Promise.resolve(golden.status());
    await vi.advanceTimersByTimeAsync(5000);
    expect(news.at(-1)?.kind).toBe('status');
    expect(sources.length).toBe(2);
  });

  it('waits longer each time, and at once again after a success', async () => {
    fails({ kind: 'unreachable' });
    void live.start();
    const at: number[] = [];
    for (let time = 0; time < 9000; time += 100) {
      const before = asked;
      await vi.advanceTimersByTimeAsync(100);
      if (asked > before) at.push(time);
    }
    const waits = at.slice(1).map((time, i) => time - (at[i] ?? 0));
    expect(waits[0]).toBeLessThan(waits[1] ?? 0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(4100);
  });

  it('does not ask on when somebody must log in first', async () => {
    fails({ kind: 'signed-out' });
    void live.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(1);
    expect(news).toEqual([{ kind: 'trouble', trouble: { kind: 'signed-out' } }]);
  });

  it('asks for the whole state when something is wrong, once for many events', async () => {
    await connected();
    for (let i = 0; i < 50; i++) source().say('situation', {});
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toBe(2);
  });

  it('survives an event that it cannot read', async () => {
    await connected();
    source().say('sample', 'not json');
    source().say('sample', { id: 'https/x' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toBe(2);
    expect(source().isClosed).toBe(false);
  });

  it('that has gone silent is asked about', async () => {
    await connected();
    fails({ kind: 'unreachable' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(news.at(-1)).toEqual({ kind: 'trouble', trouble: { kind: 'unreachable' } });
    expect(source().isClosed).toBe(true);
  });

  it('that was stopped says nothing any more', async () => {
    let late: (status: ReturnType<typeof golden.status>) => void = () => undefined;
    answer = () => new Promise((resolve) => (late = resolve));
    void live.start();
    live.stop();
    late(golden.status());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(news).toEqual([]);
    expect(sources).toEqual([]);
  });
});

describe('the far end of a test', () => {
  it('speaks to all who listen, and to nobody after it was closed', () => {
    const heard: string[] = [];
    const far = new FakeSource();
    far.addEventListener('x', ({ data }) => heard.push(data));
    far.addEventListener('x', ({ data }) => heard.push(data));
    far.say('x', 1);
    far.close();
    far.say('x', 2);
    expect(heard).toEqual(['1', '1']);
  });
});
