/// <reference lib="webworker" />
// Keeps the shell, so that the app opens without the box. It never sees what the box says: /api is not touched.
declare const self: ServiceWorkerGlobalScope;
declare const __FILES__: string[];
declare const __VERSION__: string;

const CACHE = `shell-${__VERSION__}`;
const SCOPE = '/app/';
const SHELL = `${SCOPE}index.html`;

/** Chromium's since 123, not yet in the library of types: the browser answers without the worker. */
interface Routing {
  addRoutes?: (rules: { condition: object; source: { cacheName: string } }[]) => Promise<void>;
}

const addresses = new Set(__FILES__.map((path) => SCOPE + path));

/** All or nothing: a shell of which a part is missing is not taken. */
async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([...addresses].map((path) => new Request(path, { cache: 'no-cache' })));
  const shell = await cache.match(SHELL);
  // As it is asked for when the app opens.
  if (shell !== undefined) await cache.put(SCOPE, shell);
}

/**
 * Where the browser can look into the cache by itself, opening the app neither waits for a worker
 * to start nor for one that is just being stopped, which it may do for ever (seen in Chromium 156).
 */
async function route(event: ExtendableEvent & Routing): Promise<void> {
  const source = { cacheName: CACHE };
  // With a search the cache has nothing, and the browser would ask the box.
  const rule = (pathname: string) => ({ condition: { urlPattern: { pathname, search: '' } }, source });
  // A browser that does not take them asks the worker, as others do.
  await event.addRoutes?.([SCOPE, ...addresses].map(rule)).catch(() => undefined);
}

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([fill(), route(event)]));
});

self.addEventListener('activate', (event) => {
  const others = (names: string[]) => names.filter((name) => name.startsWith('shell-') && name !== CACHE);
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(others(names).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(self.skipWaiting());
});

async function shell(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pathname.startsWith(SCOPE)) {
    event.respondWith(shell(SHELL, request));
  } else if (addresses.has(pathname)) {
    event.respondWith(shell(pathname, request));
  }
});
export {};
