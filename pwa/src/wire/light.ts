import { object, text, word, type Parser } from './json.js';

export type Light = 'green' | 'yellow' | 'red' | 'grey';

/** A light that nobody knows is no light. */
export const light: Parser<Light> = word<Light>(['green', 'yellow', 'red', 'grey'], 'grey');

/** Why an attempt failed. */
export interface Fault {
  layer: string;
  code: string;
  detail: string;
}

export const fault: Parser<Fault> = object({ layer: text, code: text, detail: text });
