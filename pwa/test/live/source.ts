import type { Source } from '../../src/live/live.js';

/** An event stream of which the test is the far end. */
export class FakeSource implements Source {
  readonly listeners = new Map<string, ((event: MessageEvent<string>) => void)[]>();
  isClosed = false;

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  close(): void {
    this.isClosed = true;
  }

  /** A closed stream says nothing any more, as in a browser. */
  say(type: string, data: unknown = null): void {
    if (this.isClosed) return;
    const event = {
      type,
      data: typeof data === 'string' ? data : JSON.stringify(data),
    } as MessageEvent<string>;
    for (const listener of this.listeners.get(type) ?? []) listener(event);
  }
}
