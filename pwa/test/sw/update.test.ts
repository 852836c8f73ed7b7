import { describe, expect, it, vi } from 'vitest';
import { register } from '../../src/sw/update.js';

/** As much of a browser's registration as we use. */
class FakeWorkers extends EventTarget {
  readonly registration = Object.assign(new EventTarget(), {
    waiting: null as { postMessage: (message: string) => void } | null,
    installing: null as EventTarget | null,
    update: () => Promise.reject(new Error('offline')),
  });
  controller: object | null = {};
  register() {
    return Promise.resolve(this.registration);
  }
  /** A new version has come and waits. */
  arrive(said: string[]) {
    const worker = new EventTarget();
    this.registration.installing = worker;
    this.registration.dispatchEvent(new Event('updatefound'));
    this.registration.waiting = { postMessage: (message) => said.push(message) };
    worker.dispatchEvent(new Event('statechange'));
  }
}

function given(workers: FakeWorkers): ServiceWorkerContainer {
  return workers as unknown as ServiceWorkerContainer;
}

describe('a new version', () => {
  it('is told, and takes over only when somebody wants it', async () => {
    const workers = new FakeWorkers();
    const reload = vi.fn();
    vi.stubGlobal('location', { reload });
    const said: string[] = [];
    const ready = vi.fn();
    const updates = await register(given(workers), ready);
    workers.arrive(said);
    expect(ready).toHaveBeenCalledOnce();
    expect(said).toEqual([]);
    workers.dispatchEvent(new Event('controllerchange'));
    expect(reload).not.toHaveBeenCalled();
    updates.take();
    expect(said).toEqual(['take over']);
    workers.dispatchEvent(new Event('controllerchange'));
    expect(reload).toHaveBeenCalledOnce();
    updates.look();
    vi.unstubAllGlobals();
  });

  it('is none at the first visit', async () => {
    const workers = new FakeWorkers();
    workers.controller = null;
    const ready = vi.fn();
    await register(given(workers), ready);
    workers.arrive([]);
    expect(ready).not.toHaveBeenCalled();
  });

  it('that waited already is told at once', async () => {
    const workers = new FakeWorkers();
    workers.registration.waiting = { postMessage: () => undefined };
    const ready = vi.fn();
    await register(given(workers), ready);
    expect(ready).toHaveBeenCalledOnce();
  });

  it('that was on its way before the page was is told as well', async () => {
    const workers = new FakeWorkers();
    const worker = new EventTarget();
    workers.registration.installing = worker;
    const ready = vi.fn();
    await register(given(workers), ready);
    workers.registration.waiting = { postMessage: () => undefined };
    worker.dispatchEvent(new Event('statechange'));
    expect(ready).toHaveBeenCalledOnce();
  });

  it('that another window has taken is told, and had by loading again', async () => {
    const workers = new FakeWorkers();
    const reload = vi.fn();
    vi.stubGlobal('location', { reload });
    const ready = vi.fn();
    const updates = await register(given(workers), ready);
    workers.dispatchEvent(new Event('controllerchange'));
    expect(ready).toHaveBeenCalledOnce();
    expect(reload).not.toHaveBeenCalled();
    updates.take();
    expect(reload).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });

  it('is not what the first worker of a first visit is', async () => {
    const workers = new FakeWorkers();
    workers.controller = null;
    const ready = vi.fn();
    await register(given(workers), ready);
    workers.dispatchEvent(new Event('controllerchange'));
    expect(ready).not.toHaveBeenCalled();
  });
});
