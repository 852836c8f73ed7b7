import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

type Listener = (event: Record<string, unknown>) => void;

const WORKER: string = '../../src/sw/worker.js';
const ORIGIN = 'https://box.test';
const listeners = new Map<string, Listener>();
const stores = new Map<string, Map<string, string>>();
let broken = '';

function cache(name: string) {
  const store = stores.get(name) ?? new Map<string, string>();
  stores.set(name, store);
  return {
    addAll: (requests: { url: string }[]) => {
      const paths = requests.map(({ url }) => url);
      // As in a browser: all or nothing.
      if (paths.includes(broken)) return Promise.reject(new TypeError('404'));
      for (const path of paths) store.set(path, `kept ${path}`);
      return Promise.resolve();
    },
    match: (path: string) => Promise.resolve(store.get(path)),
    put: (path: string, what: string) => Promise.resolve(void store.set(path, what)),
  };
}

beforeAll(async () => {
  vi.stubGlobal('__FILES__', ['index.html', 'assets/a.js']);
  vi.stubGlobal('__VERSION__', '2');
  vi.stubGlobal('self', {
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
    location: { origin: ORIGIN },
    clients: { claim: () => Promise.resolve() },
    skipWaiting: () => Promise.resolve(),
  });
  vi.stubGlobal('caches', {
    open: (name: string) => Promise.resolve(cache(name)),
    keys: () => Promise.resolve([...stores.keys()]),
    delete: (name: string) => Promise.resolve(stores.delete(name)),
  });
  vi.stubGlobal(
    'Request',
    class {
      constructor(readonly url: string) {}
    },
  );
  vi.stubGlobal('fetch', () => Promise.resolve('from the box'));
  // Not by its name, which would put it among the sources that know of a page.
  await import(/* @vite-ignore */ WORKER);
});

beforeEach(() => {
  stores.clear();
  broken = '';
});

async function send(type: string, more: object = {}): Promise<void> {
  let until: unknown;
  listeners.get(type)?.({ waitUntil: (promise: unknown) => (until = promise), ...more });
  await until;
}

async function ask(path: string, more: object = {}): Promise<unknown> {
  let answer: unknown = 'not touched';
  const url = path.startsWith('https:') ? path : ORIGIN + path;
  const request = { url, method: 'GET', mode: 'no-cors', ...more };
  listeners.get('fetch')?.({ request, respondWith: (promise: unknown) => (answer = promise) });
  return await answer;
}

describe('the worker', () => {
  it('keeps the whole shell or nothing of it', async () => {
    broken = '/app/assets/a.js';
    await expect(send('install')).rejects.toThrow();
    expect([...(stores.get('shell-2') ?? [])]).toEqual([]);
    broken = '';
    await send('install');
    expect([...(stores.get('shell-2')?.keys() ?? [])]).toEqual([
      '/app/index.html',
      '/app/assets/a.js',
      '/app/',
    ]);
  });

  it('lets the browser answer by itself what it keeps word for word', async () => {
    const addRoutes = vi.fn(() => Promise.resolve());
    await send('install', { addRoutes });
    const source = { cacheName: 'shell-2' };
    const pattern = (pathname: string) => ({ condition: { urlPattern: { pathname, search: '' } }, source });
    const kept = ['/app/', '/app/index.html', '/app/assets/a.js'];
    expect(addRoutes.mock.calls).toEqual([[kept.map(pattern)]]);
    expect([...(stores.get('shell-2')?.keys() ?? [])].sort()).toEqual(kept.sort());
    expect(stores.get('shell-2')?.get('/app/')).toBe('kept /app/index.html');
  });

  it('keeps the shell also where the browser takes no such rules', async () => {
    await send('install', { addRoutes: () => Promise.reject(new TypeError('unknown condition')) });
    expect(await ask('/app/', { mode: 'navigate' })).toBe('kept /app/index.html');
  });

  it('drops the shell of the version before, and nothing of others', async () => {
    cache('shell-1');
    cache('something else');
    await send('install');
    await send('activate');
    expect([...stores.keys()]).toEqual(['something else', 'shell-2']);
  });

  it('opens the app from what it keeps, wherever in it', async () => {
    await send('install');
    expect(await ask('/app/', { mode: 'navigate' })).toBe('kept /app/index.html');
    expect(await ask('/app/?src=pwa', { mode: 'navigate' })).toBe('kept /app/index.html');
    expect(await ask('/app/assets/a.js')).toBe('kept /app/assets/a.js');
  });

  it('asks the box where its own copy is gone', async () => {
    expect(await ask('/app/assets/a.js')).toBe('from the box');
  });

  it.each([
    '/api/status',
    '/api/events',
    '/',
    '/login',
    '/trust',
    '/app/unknown.js',
    'https://other.test/app/index.html',
  ])('does not touch %s', async (path) => {
    await send('install');
    expect(await ask(path)).toBe('not touched');
    expect(await ask('/app/index.html', { method: 'POST' })).toBe('not touched');
  });
});
