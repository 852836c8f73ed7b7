import { attempts, history, type Attempt, type History } from '../wire/history.js';
import { list, WireError, type Parser } from '../wire/json.js';
import { check, session, type Check, type Session } from '../wire/session.js';
import { situation, type Situation } from '../wire/situation.js';
import { status, type Status } from '../wire/status.js';

/** What a question to the box came to, when it was not the answer. */
export type Trouble =
  | { kind: 'unreachable' }
  | { kind: 'signed-out' }
  | { kind: 'password-first' }
  | { kind: 'wait'; seconds: number }
  | { kind: 'refused'; status: number }
  | { kind: 'unreadable'; where: string };

export class ApiError extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.kind);
  }
}

const PATIENCE_MS = 8000;

function troubleOf(response: Response, type: string): Trouble {
  if (response.status === 401) return { kind: 'signed-out' };
  if (response.status === 429) {
    return { kind: 'wait', seconds: Number(response.headers.get('Retry-After') ?? '60') };
  }
  return type.endsWith('password-change-required')
    ? { kind: 'password-first' }
    : { kind: 'refused', status: response.status };
}

async function typeOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : '';
  return typeof type === 'string' ? type : '';
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(path, { ...init, signal, cache: 'no-store' }).catch(() => {
    throw new ApiError({ kind: 'unreachable' });
  });
  if (!response.ok) throw new ApiError(troubleOf(response, await typeOf(response)));
  return response;
}

async function read<T>(path: string, parser: Parser<T>, init: RequestInit = {}): Promise<T> {
  const response = await ask(path, init);
  const body: unknown = await response.json().catch(() => {
    throw new ApiError({ kind: 'unreachable' });
  });
  try {
    return parser(body, '$');
  } catch (error) {
    if (error instanceof WireError) throw new ApiError({ kind: 'unreadable', where: error.message });
    throw error;
  }
}

/** What the app asks of the box. Every promise may be rejected with an {@link ApiError}. */
export const api = {
  status: (): Promise<Status> => read('/api/status', status),
  session: (): Promise<Session> => read('/api/session', session),
  check: (): Promise<Check> => read('/api/check', check, { method: 'POST' }),
  situations: (): Promise<Situation[]> => read('/api/situations', list(situation)),
  login: (user: string, password: string): Promise<Session> =>
    read('/api/session', session, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user, password }),
    }),
  logout: (): Promise<Response> => ask('/api/session', { method: 'DELETE' }),
  history: (id: string, from: number, to: number, points: number): Promise<History> => {
    const window = new URLSearchParams({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      points: String(points),
    });
    return read(`/api/services/${id}/history?${window.toString()}`, history);
  },
  attempts: async (id: string, from: number, to: number): Promise<Attempt[]> => {
    const window = new URLSearchParams({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      resolution: 'raw',
    });
    return (await read(`/api/services/${id}/history?${window.toString()}`, attempts)).samples;
  },
};

export type Api = typeof api;
