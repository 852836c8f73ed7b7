/// <reference lib="webworker" />
// Keeps the shell, so that the app opens without the box. It never sees what the box says: /api is not touched.
declare const self: ServiceWorkerGlobalScope;
declare const __FILES__: string[];
declare const __VERSION__: string;

const CACHE = `shell-${__VERSION__}`;
const SCOPE = '/app/';
const SHELL = `${SCOPE}index.html`;

const addresses = new Set(__FILES__.map((path) => SCOPE + path));

self.addEventListener('install', (event) => {
  // All or nothing: a shell of which a part is missing is not taken.
  const requests = [...addresses].map((path) => new Request(path, { cache: 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
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
