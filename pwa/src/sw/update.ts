/** What the page knows of its worker. */
export interface Updates {
  /** Lets the new version take over; the page loads itself again when it has. */
  take(): void;
  /** Asks the box whether there is a newer one. */
  look(): void;
}

const WORKER = '/app/sw.js';

/**
 * Registers the worker. Calls `ready` when a newer version waits; nothing is loaded again before
 * somebody wants it.
 */
export async function register(container: ServiceWorkerContainer, ready: () => void): Promise<Updates> {
  const registration = await container.register(WORKER, { scope: '/app/', updateViaCache: 'none' });
  const isUpdate = () => registration.waiting !== null && container.controller !== null;
  const watch = () =>
    registration.installing?.addEventListener('statechange', () => {
      if (isUpdate()) ready();
    });
  let wanted = false;
  let isControlled = container.controller !== null;
  registration.addEventListener('updatefound', watch);
  container.addEventListener('controllerchange', () => {
    if (wanted) location.reload();
    // Taken over in another window: the files of this version are gone. The first worker of a
    // first visit also takes over; that is no reason to load again.
    else if (isControlled) ready();
    isControlled = true;
  });
  // One may have been on its way before this page was.
  watch();
  if (isUpdate()) ready();
  return {
    take: () => {
      wanted = true;
      if (registration.waiting === null) location.reload();
      else registration.waiting.postMessage('take over');
    },
    look: () => void registration.update().catch(() => undefined),
  };
}
