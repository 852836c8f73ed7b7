import { check, type Check } from '../wire/session.js';
import { service, type Service, type Status } from '../wire/status.js';
import { ApiError, type Api, type Trouble } from './api.js';

/** What comes from the box, or does not. */
export type News =
  | { kind: 'status'; status: Status }
  | { kind: 'service'; service: Service }
  | { kind: 'check'; check: Check }
  | { kind: 'live' }
  | { kind: 'trouble'; trouble: Trouble };

/** What EventSource is to us. */
export interface Source {
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface Surroundings {
  api: Pick<Api, 'status'>;
  open: (url: string) => Source;
  random: () => number;
}

/** The longest wait between two attempts, so that the box is back on the screen within 5 s. */
const LONGEST_MS = 4000;
const FIRST_MS = 500;
/** Services are asked every few seconds; so long a silence is asked about. */
const SILENCE_MS = 20_000;
const SOON_MS = 300;

/**
 * One connection to the box, kept up for ever: the whole state first, then the event stream; and
 * from the beginning again, after a growing while, when either breaks.
 */
export class Live {
  private source: Source | undefined;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private refresh: ReturnType<typeof setTimeout> | undefined;
  /** Grows with every start, so that late answers of an earlier one are known as such. */
  private epoch = 0;

  constructor(
    private readonly box: Surroundings,
    private readonly tell: (news: News) => void,
  ) {}

  /** Begins, or begins again at once; resolves when the first answer has come, or has not. */
  start(): Promise<void> {
    this.stop();
    return this.connect(this.epoch);
  }

  stop(): void {
    this.epoch++;
    this.source?.close();
    this.source = undefined;
    clearTimeout(this.timer);
    clearTimeout(this.refresh);
    this.refresh = undefined;
  }

  private async connect(epoch: number): Promise<void> {
    try {
      const status = await this.box.api.status();
      if (epoch !== this.epoch) return;
      this.tell({ kind: 'status', status });
      this.listen(epoch);
    } catch (error) {
      if (epoch === this.epoch) this.broken(error);
    }
  }

  private broken(error: unknown): void {
    this.stop();
    const trouble: Trouble = error instanceof ApiError ? error.trouble : { kind: 'unreachable' };
    this.tell({ kind: 'trouble', trouble });
    // Whoever is signed out must say so first: asking on would only count as guessing.
    if (trouble.kind !== 'signed-out' && trouble.kind !== 'password-first') this.later();
  }

  private later(): void {
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.attempt++);
    const epoch = this.epoch;
    this.timer = setTimeout(() => void this.connect(epoch), wait * (0.75 + 0.25 * this.box.random()));
  }

  private listen(epoch: number): void {
    const source = this.box.open('/api/events');
    this.source = source;
    const on = (type: string, listener: (event: MessageEvent<string>) => void) => {
      source.addEventListener(type, (event) => {
        if (epoch === this.epoch) listener(event);
      });
    };
    on('open', () => {
      this.attempt = 0;
      this.tell({ kind: 'live' });
      this.listenOn();
    });
    on('error', () => this.broken(undefined));
    on('sample', (event) => this.heard(() => ({ kind: 'service', service: service(json(event), 'sample') })));
    on('check', (event) => this.heard(() => ({ kind: 'check', check: check(json(event), 'check') })));
    // Both change what is wrong, which only the whole state tells in full.
    on('status', () => this.soon());
    on('situation', () => this.soon());
  }

  /** One event that we cannot read must not end all others. */
  private heard(read: () => News): void {
    this.listenOn();
    try {
      this.tell(read());
    } catch {
      this.soon();
    }
  }

  private listenOn(): void {
    clearTimeout(this.timer);
    const epoch = this.epoch;
    this.timer = setTimeout(() => void this.look(epoch), SILENCE_MS);
  }

  private soon(): void {
    this.listenOn();
    const epoch = this.epoch;
    this.refresh ??= setTimeout(() => {
      this.refresh = undefined;
      void this.look(epoch);
    }, SOON_MS);
  }

  private async look(epoch: number): Promise<void> {
    try {
      const status = await this.box.api.status();
      if (epoch !== this.epoch) return;
      this.tell({ kind: 'status', status });
      this.listenOn();
    } catch (error) {
      if (epoch === this.epoch) this.broken(error);
    }
  }
}

function json(event: MessageEvent<string>): unknown {
  return JSON.parse(event.data) as unknown;
}
