import { number, object, text, truth, type Parser } from './json.js';

/** Who is logged in. */
export interface Session {
  user: string;
  passwordChangeRequired: boolean;
}

export const session: Parser<Session> = object({ user: text, passwordChangeRequired: truth });

/** A check of all services and how far it is. */
export interface Check {
  done: number;
  total: number;
  running: boolean;
}

export const check: Parser<Check> = object({ done: number, total: number, running: truth });
