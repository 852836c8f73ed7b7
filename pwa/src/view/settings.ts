import type { Key } from '#keys';
import { known, t } from '../text/text.js';
import type { Changes } from '../live/settings.js';
import type { Field, Mistake } from '../wire/settings.js';

/** What somebody has typed, by name of the field: null clears it, undefined takes a change back. */
export type Edits = ReadonlyMap<string, string | null | undefined>;

export type Control = 'switch' | 'choice' | 'secret' | 'text';

/** What is seen first; all else is seen on demand. */
const FIRST = [
  'enabled',
  'name',
  'url',
  'host',
  'port',
  'server',
  'query',
  'user',
  'password',
  'essential',
  'purpose',
  'effect',
  'every',
  'timeout',
  'slow-above',
];

/** The order in which people think of them. */
export function ordered(fields: readonly Field[]): { first: Field[]; more: Field[] } {
  const rank = (field: Field) => FIRST.indexOf(field.name);
  const first = fields.filter((field) => rank(field) >= 0);
  return {
    first: first.sort((one, other) => rank(one) - rank(other)),
    // The file of a password is named in the configuration alone.
    more: fields.filter((field) => rank(field) < 0 && !(field.locked && field.value === null)),
  };
}

export function controlOf(field: Field): Control {
  if (field.secret) return 'secret';
  if (field.allowed === 'true or false') return 'switch';
  return choices(field).length > 0 ? 'choice' : 'text';
}

export function choices(field: Field): string[] {
  return field.name === 'type' ? field.allowed.split(/, | or /) : [];
}

export function label(name: string): string {
  return known(`app.field.${name}`) ?? name;
}

/** What the field holds, with what was typed. */
export function shown(field: Field, edits: Edits): string {
  if (!edits.has(field.name)) return field.value ?? '';
  const typed = edits.get(field.name);
  return typed === undefined ? (field.beneath ?? '') : (typed ?? '');
}

export function isOn(text: string, field: Field): boolean {
  return /^(true|yes|on)$/i.test(text === '' ? (field.fallback ?? '') : text);
}

/** The edits after a field was typed into. */
export function typed(field: Field, text: string, edits: Edits): Edits {
  const after = new Map(edits);
  after.delete(field.name);
  const isChosen = ['switch', 'choice'].includes(controlOf(field));
  const unset = isChosen ? (field.fallback ?? '') : '';
  const isAsBefore = text === (field.value ?? unset) || (field.secret && text === '');
  if (isAsBefore) return after;
  if (text !== (field.beneath ?? unset)) return after.set(field.name, text === '' ? null : text);
  return field.source === 'app' ? after.set(field.name, undefined) : after;
}

/** All changes of the app that there are to be: those of before with the edits. */
export function changesOf(fields: readonly Field[], edits: Edits): Changes {
  const changes: Changes = {};
  for (const field of fields) {
    const edit = edits.get(field.name);
    if (!edits.has(field.name)) {
      if (field.source === 'app') changes[field.name] = field.value;
    } else if (edit !== undefined) {
      changes[field.name] = edit;
    }
  }
  return changes;
}

/** An id that is made of a name, of lower-case letters, digits and dashes. */
export function idOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63);
}

/** The words of the box, each with our key; what stands in brackets goes into {a}, {b}, {c}. */
const ALLOWED: [RegExp, Key][] = [
  [/^text that is not empty$/, 'app.allowed.text'],
  [/^true or false$/, 'app.allowed.flag'],
  [/^a whole number from (\S+) to (\S+)$/, 'app.allowed.number'],
  [/^a duration from (\S+) to (\S+?)(?: \(.*\))?, such as (\S+)$/, 'app.allowed.duration'],
  [/^a URL that starts with (\S+) or (\S+)$/, 'app.allowed.url'],
  [/^a host name or an IP address$/, 'app.allowed.host'],
  [/^system or an IP address$/, 'app.allowed.resolver'],
  [/^a domain name$/, 'app.allowed.domain'],
  [/^(A), (AAAA) or (TXT)$/, 'app.allowed.record'],
  [/^statuses from (100) to (599) such as (200, 200-399) or 200,301-302$/, 'app.allowed.statuses'],
  [/^none, system \(.*\), (\S+) or (\S+)$/, 'app.allowed.proxy'],
  [/^text with no other escapes than (.*)$/, 'app.allowed.escapes'],
  [/^the name of a queue, up to 255 bytes$/, 'app.allowed.queue'],
  [/^the name of a WebSocket sub-protocol$/, 'app.allowed.protocol'],
  [/^a file that can be read and is not empty$/, 'app.allowed.file'],
  [/^less than every \((\S+)\)$/, 'app.allowed.less'],
  [/^a URL that ends with the virtual host$/, 'app.allowed.vhost.end'],
  [/^one virtual host, with %2f for a slash in its name$/, 'app.allowed.vhost.one'],
  [/^a virtual host of up to 255 bytes$/, 'app.allowed.vhost.short'],
  [/^the password of the user, here or in the URL$/, 'app.allowed.password'],
  [/^the user of the password, here or in the URL$/, 'app.allowed.user'],
  [/^a user in the URL, (\S+)$/, 'app.allowed.user.url'],
  [/^one of the two$/, 'app.allowed.one'],
  [/^a change of the environment variable, which overrides it$/, 'app.allowed.environment'],
  [/^the whole value, typed again$/, 'app.allowed.whole'],
  [/^the name of a file in the configuration file alone$/, 'app.allowed.file.there'],
  [/^the password again, since it would go to another address$/, 'app.allowed.again'],
  [/^lower-case letters, digits and dashes, 63 at most$/, 'app.allowed.id'],
];
/** What goes without saying beside a field; as a mistake it is told. */
const PLAIN = 'text that is not empty';
const LIST = /^a list, each item (.*)$/;

/** What a field may hold, in our language; words that we do not know as the box says them. */
export function allowed(words: string): string {
  const item = LIST.exec(words)?.[1];
  if (item !== undefined) return t('app.allowed.list', { item: allowed(item) });
  for (const [shape, key] of ALLOWED) {
    const found = shape.exec(words);
    if (found !== null) {
      const [, a = '', b = '', c = ''] = found;
      return t(key, { a, b, c });
    }
  }
  return words;
}

/** What helps before anything is typed; empty where nothing has to be said. */
export function help(field: Field): string {
  return controlOf(field) === 'text' && field.allowed !== PLAIN ? allowed(field.allowed) : '';
}

/** One mistake, for the person who typed it. */
export function mistakeText(mistake: Mistake): string {
  return mistake.allowed === ''
    ? mistake.says
    : t('app.settings.mistake', { allowed: allowed(mistake.allowed) });
}
