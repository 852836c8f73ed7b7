import type { News } from '../live/live.js';
import type { Check, Session } from '../wire/session.js';
import type { Service, Status } from '../wire/status.js';

export type Connection =
  | { kind: 'connecting' }
  | { kind: 'live' }
  | { kind: 'retrying' }
  | { kind: 'signed-out' }
  | { kind: 'password-first' }
  | { kind: 'unreadable' };

/** The last word of a box, and when this device got it. */
export interface Heard {
  status: Status;
  receivedAt: number;
}

/** Everything that the screens are made of. */
export interface State {
  connection: Connection;
  heard: Heard | null;
  session: Session | null;
  check: Check | null;
  /** Ids of the services that the check which runs has a new result of. */
  checked: ReadonlySet<string>;
}

export const NOTHING: State = {
  connection: { kind: 'connecting' },
  heard: null,
  session: null,
  check: null,
  checked: new Set(),
};

function withService(heard: Heard, service: Service, now: number): Heard {
  const services = heard.status.services.map((each) => (each.id === service.id ? service : each));
  // The box's clock goes on by what has passed here since.
  const at = heard.status.at + (now - heard.receivedAt);
  return { status: { ...heard.status, services, at }, receivedAt: now };
}

function connectionAfter(news: News & { kind: 'trouble' }): Connection {
  switch (news.trouble.kind) {
    case 'signed-out':
      return { kind: 'signed-out' };
    case 'password-first':
      return { kind: 'password-first' };
    case 'unreadable':
      return { kind: 'unreadable' };
    case 'unreachable':
    case 'refused':
    case 'wait':
      return { kind: 'retrying' };
  }
}

/** The state after news; `now` is the clock of this device. */
export function after(state: State, news: News, now: number): State {
  switch (news.kind) {
    case 'live':
      return { ...state, connection: { kind: 'live' } };
    case 'status': {
      // Another box at the same address: nothing of the first may stay.
      const isSame = state.heard?.status.boxId === news.status.boxId;
      const kept = isSame ? state : { ...NOTHING, connection: state.connection, session: state.session };
      return { ...kept, heard: { status: news.status, receivedAt: now } };
    }
    case 'service': {
      if (state.heard === null) return state;
      const checked =
        state.check?.running === true ? new Set([...state.checked, news.service.id]) : state.checked;
      return { ...state, heard: withService(state.heard, news.service, now), checked };
    }
    case 'check':
      return {
        ...state,
        check: news.check,
        checked: state.check?.running === true ? state.checked : new Set(),
      };
    case 'trouble':
      return { ...state, connection: connectionAfter(news), check: null, checked: new Set() };
  }
}

/** What the clock of the box shows now, by what it said last. */
export function boxNow(heard: Heard, now: number): number {
  return heard.status.at + Math.max(0, now - heard.receivedAt);
}
