import { WireError, type Parser } from '../wire/json.js';
import {
  about,
  group,
  settings,
  unfit,
  type About,
  type Group,
  type Mistake,
  type Settings,
} from '../wire/settings.js';

/** What a question or a change came to. */
export type Outcome<T> =
  | { kind: 'done'; value: T }
  | { kind: 'unfit'; mistakes: Mistake[] }
  | { kind: 'stale' }
  | { kind: 'wait'; seconds: number }
  | { kind: 'refused'; status: number; detail: string }
  | { kind: 'signed-out' }
  | { kind: 'unreachable' };

/** Null takes away what the file says. */
export type Changes = Record<string, string | null>;

/** A box that is busy may take a while to try a change. */
const PATIENCE_MS = 20_000;

async function refusal(response: Response): Promise<Exclude<Outcome<never>, { kind: 'done' }>> {
  const body: unknown = await response.json().catch(() => null);
  const detail = typeof body === 'object' && body !== null && 'detail' in body ? String(body.detail) : '';
  switch (response.status) {
    case 401:
      return { kind: 'signed-out' };
    case 412:
      return { kind: 'stale' };
    case 429:
      return { kind: 'wait', seconds: Number(response.headers.get('Retry-After') ?? '60') };
    case 422:
      try {
        return { kind: 'unfit', mistakes: unfit(body, '$').mistakes };
      } catch {
        return { kind: 'refused', status: 422, detail };
      }
    default:
      return { kind: 'refused', status: response.status, detail };
  }
}

async function ask<T>(path: string, init: RequestInit, parser: Parser<T>): Promise<Outcome<T>> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(path, { ...init, signal, cache: 'no-store' });
    if (!response.ok) return await refusal(response);
    const body: unknown = response.status === 204 ? null : await response.json();
    return { kind: 'done', value: parser(body, '$') };
  } catch (error) {
    return error instanceof WireError
      ? { kind: 'refused', status: 0, detail: error.message }
      : { kind: 'unreachable' };
  }
}

const nothing: Parser<null> = () => null;
const gone: Parser<Group | null> = (value, path) => (value === null ? null : group(value, path));

function put(body: object, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

function path(id: string): string {
  return id === 'box' ? '/api/settings/box' : `/api/settings/targets/${id}`;
}

/** What the settings ask of the box; no promise is ever rejected. */
export const settingsApi = {
  all: (): Promise<Outcome<Settings>> => ask('/api/settings', {}, settings),
  about: (): Promise<Outcome<About>> => ask('/api/about', {}, about),
  change: (of: Group, changes: Changes): Promise<Outcome<Group>> =>
    ask(path(of.id), put({ changes }, { 'If-Match': `"${of.revision}"` }), group),
  add: (id: string, changes: Changes): Promise<Outcome<Group>> =>
    ask(path(id), put({ changes }, { 'If-None-Match': '*' }), group),
  undo: (of: Group): Promise<Outcome<Group | null>> =>
    ask(path(of.id), { method: 'DELETE', headers: { 'If-Match': `"${of.revision}"` } }, gone),
  password: (user: string, current: string, password: string): Promise<Outcome<null>> =>
    ask(`/api/users/${user}/password`, put({ current, password }), nothing),
};

export type SettingsApi = typeof settingsApi;
