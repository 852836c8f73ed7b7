import type { Key } from '#keys';
import { plurals } from './formats.js';
import type { Words } from './language.js';
import { duration, time } from './manner.js';

const PLACE = /\{(\w+)(?:,(time|duration))?\}/g;

let words: Words = { language: 'en', texts: {}, shipped: {} };

/** From here on all texts are in this language. */
export function speak(chosen: Words): void {
  words = chosen;
}

export function language(): string {
  return words.language;
}

export type Values = Record<string, string | number>;

function fill(text: string, values: Values): string {
  return text.replace(PLACE, (place, name: string, manner: string | undefined) => {
    const value = values[name];
    if (value === undefined) return place;
    if (manner === 'time') return time(String(value), words.language);
    if (manner === 'duration') return duration(String(value), words.language);
    return String(value);
  });
}

/** A message of ours. */
export function t(key: Key, values: Values = {}): string {
  return fill(words.texts[key] ?? key, values);
}

/** A message whose key comes from the box; undefined where we do not know it. */
export function known(key: string, values: Values = {}): string | undefined {
  const text = words.texts[key];
  return text === undefined ? undefined : fill(text, values);
}

type Stem<K> = K extends `${infer S}.other` ? S : never;

/** The form of a message that goes with a number. */
export function plural(stem: Stem<Key>, count: number): string {
  const form = plurals(words.language).select(count) === 'one' ? 'one' : 'other';
  return known(`${stem}.${form}`, { count }) ?? stem;
}

/** A text of a shipped service in our language; any other as it came. */
export function shipped(text: string): string {
  return words.shipped[text] ?? text;
}
