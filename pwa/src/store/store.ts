import { api, ApiError, type Trouble } from '../live/api.js';
import { Live, type News } from '../live/live.js';
import type { Attempt, History } from '../wire/history.js';
import type { Situation } from '../wire/situation.js';
import { Keeper, type Kept } from './keep.js';
import { after, boxNow, NOTHING, type State } from './state.js';

const KEEP_EVERY_MS = 5000;

/** Holds the state, tells whoever listens, and is the only one who changes it. */
export class Store {
  state: State = NOTHING;
  readonly keeper = new Keeper();
  private readonly listeners = new Set<() => void>();
  private keptAt = 0;
  private readonly live = new Live(
    { api, open: (url) => new EventSource(url), random: () => Math.random() },
    (news) => this.hear(news),
  );

  /** Calls the listener after every change, until the signal. */
  listen(listener: () => void, signal: AbortSignal): void {
    this.listeners.add(listener);
    signal.addEventListener('abort', () => this.listeners.delete(listener));
  }

  private set(state: State): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }

  /** Shows what is kept, and connects. */
  async start(): Promise<void> {
    void this.live.start();
    const last = await this.keeper.last();
    if (last !== undefined && this.state.heard === null) this.set({ ...this.state, heard: last });
    void this.keeper.tidy(Date.now());
  }

  /** Connects at once, unless it is connected. */
  nudge(): void {
    // Also when signed out: somebody may have logged in elsewhere.
    if (this.state.connection.kind !== 'live') void this.live.start();
  }

  /** Asks for everything again; resolves when the box has answered, or has not. */
  refresh(): Promise<void> {
    return this.live.start();
  }

  private hear(news: News): void {
    this.set(after(this.state, news, Date.now()));
    const { heard } = this.state;
    if (heard !== null && (news.kind === 'status' || heard.receivedAt - this.keptAt > KEEP_EVERY_MS)) {
      this.keptAt = heard.receivedAt;
      void this.keeper.keep(heard);
    }
    const isIn = news.kind === 'live' || this.state.connection.kind === 'password-first';
    if (isIn && this.state.session === null) void this.whoAmI();
  }

  private async whoAmI(): Promise<void> {
    const session = await api.session().catch(() => null);
    this.set({ ...this.state, session });
  }

  /** Logs in; resolves with what went wrong, or nothing. */
  async login(user: string, password: string): Promise<Trouble | undefined> {
    try {
      const session = await api.login(user, password);
      const kind = session.passwordChangeRequired ? 'password-first' : 'connecting';
      this.set({ ...this.state, session, connection: { kind } });
      if (!session.passwordChangeRequired) void this.live.start();
      return undefined;
    } catch (error) {
      if (error instanceof ApiError) return error.trouble;
      throw error;
    }
  }

  /** Goes on as whoever has just chosen a password. */
  async chosen(): Promise<void> {
    await this.whoAmI();
    await this.refresh();
  }

  /** Ends the session, if the box can be told, and erases what is kept here. */
  async logout(): Promise<void> {
    this.live.stop();
    await api.logout().catch(() => undefined);
    await this.keeper.wipe();
    localStorage.clear();
    this.set({ ...NOTHING, connection: { kind: 'signed-out' } });
  }

  /** Starts a check of all services; false if the box did not take it. */
  async check(): Promise<boolean> {
    try {
      const before = this.state.check;
      const begun = await api.check();
      // The stream may have told of the end before this answer told of the beginning.
      if (this.state.check === before) this.hear({ kind: 'check', check: begun });
      return true;
    } catch {
      return false;
    }
  }

  /** Not once somebody has signed out: an answer may come later than that. */
  private isOf(boxId: string): boolean {
    return this.state.heard?.status.boxId === boxId;
  }

  /** The past of a service: fresh from the box, else what is kept of it. */
  async history(
    id: string,
    windowMs: number,
    endedAgoMs: number,
    points: number,
  ): Promise<Kept<History> | undefined> {
    const heard = this.state.heard;
    if (heard === null) return undefined;
    const { boxId } = heard.status;
    const key = `${id} ${windowMs} ${points}`;
    const to = boxNow(heard, Date.now()) - endedAgoMs;
    try {
      const kept = { value: await api.history(id, to - windowMs, to, points), receivedAt: Date.now() };
      if (endedAgoMs === 0 && this.isOf(boxId)) void this.keeper.keepHistory(boxId, key, kept);
      return kept;
    } catch {
      return endedAgoMs === 0 ? this.keeper.history(boxId, key) : undefined;
    }
  }

  /** Single attempts of the past, which only the box has; none where it cannot be asked. */
  attempts(id: string, from: number, to: number): Promise<Attempt[]> {
    return api.attempts(id, from, to).catch(() => []);
  }

  /** The situations of the last 30 days, likewise. */
  async situations(): Promise<Kept<Situation[]> | undefined> {
    const boxId = this.state.heard?.status.boxId;
    if (boxId === undefined) return undefined;
    try {
      const kept = { value: await api.situations(), receivedAt: Date.now() };
      if (this.isOf(boxId)) void this.keeper.keepSituations(boxId, kept);
      return kept;
    } catch {
      return this.keeper.situations(boxId);
    }
  }
}
