import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  allowed,
  changesOf,
  controlOf,
  help,
  idOf,
  isOn,
  label,
  mistakeText,
  ordered,
  shown,
  typed,
  type Edits,
} from '../../src/view/settings.js';
import type { Field } from '../../src/wire/settings.js';
import { speaking } from '../words.js';

const NONE: Edits = new Map();

function field(name: string, more: Partial<Field> = {}): Field {
  const rest = { source: 'default', beneath: null, fallback: null, secret: false, locked: false };
  return { name, value: null, allowed: 'text that is not empty', ...rest, ...more };
}

const own = field('name', { value: 'Gate', source: 'app', beneath: 'Door' });
const file = field('purpose', { value: 'Opens', source: 'file', beneath: 'Opens' });

describe('changes', () => {
  it('that were made before are sent again, and nothing else', () => {
    expect(changesOf([own, file, field('effect')], NONE)).toEqual({ name: 'Gate' });
  });

  it('take away what the file says when a field is emptied', () => {
    expect(changesOf([file], typed(file, '', NONE))).toEqual({ purpose: null });
    const cleared = field('purpose', { source: 'app', beneath: 'Opens' });
    expect(changesOf([cleared], NONE)).toEqual({ purpose: null });
  });

  it('are taken back by typing what the file says', () => {
    const edits = typed(own, 'Door', NONE);
    expect(changesOf([own], edits)).toEqual({});
    expect(shown(own, edits)).toBe('Door');
  });

  it('are none after typing back and forth', () => {
    expect(typed(file, 'Opens', typed(file, 'Shuts', NONE)).size).toBe(0);
    expect(typed(own, 'Gate', typed(own, 'Door', NONE)).size).toBe(0);
  });

  it('of a switch know what it is by itself', () => {
    const flag = field('essential', { allowed: 'true or false', fallback: 'false' });
    const on = typed(flag, 'true', NONE);
    expect(changesOf([flag], on)).toEqual({ essential: 'true' });
    expect(typed(flag, 'false', on).size).toBe(0);
    expect(isOn('', field('enabled', { fallback: 'true' }))).toBe(true);
    expect(isOn('off', flag)).toBe(false);
  });

  it('leave a password as it is when nothing is typed', () => {
    const secret = field('password', { value: '***', source: 'app', secret: true });
    expect(changesOf([secret], typed(secret, '', NONE))).toEqual({ password: '***' });
    expect(changesOf([secret], typed(secret, 'new one', NONE))).toEqual({ password: 'new one' });
  });
});

describe('fields', () => {
  it('stand in the order in which people think of them, the rest on demand', () => {
    const given = ['proxy', 'timeout', 'url', 'name'].map((name) => field(name));
    const unused = field('password-file', { locked: true });
    const { first, more } = ordered([...given, unused]);
    expect(first.map(({ name }) => name)).toEqual(['name', 'url', 'timeout']);
    expect(more.map(({ name }) => name)).toEqual(['proxy']);
  });

  it('are shown as what they take', () => {
    expect(controlOf(field('essential', { allowed: 'true or false' }))).toBe('switch');
    expect(controlOf(field('type', { allowed: 'A, AAAA or TXT' }))).toBe('choice');
    expect(controlOf(field('password', { secret: true }))).toBe('secret');
    expect(controlOf(field('name'))).toBe('text');
  });
});

it('an id is made of any name', () => {
  expect(idOf('  Größe & Café №1! ')).toBe('groesse-cafe-1');
  expect(idOf('东京')).toBe('');
  expect(idOf('x'.repeat(80))).toHaveLength(63);
});

describe('words of the box', () => {
  beforeEach(() => speaking('de'));

  // The manual lists every key with what is allowed, and a test of the server compares it with the code.
  const manual = readFileSync('../src/docs/configuration.md', 'utf8');
  const KINDS = 'https|tls|tcp|amqp|ocpp|ntp|dns|<kind>';
  const row = new RegExp(`^\\| \`targets\\.(?:${KINDS})\\.<id>\\.\\S+\` \\| ([^|]+) \\|`, 'gm');
  const rules = [...manual.matchAll(row)].map(([, rule = '']) => rule.replaceAll('`', ''));

  it('about what is allowed are known in every language', () => {
    expect(rules.length).toBeGreaterThan(30);
    expect(rules.filter((rule) => allowed(rule) === rule)).toEqual([]);
    expect(allowed('a duration from 1s to 1d, such as 10s')).toBe('von 1s bis 1d, zum Beispiel 10s');
    expect(allowed('a list, each item a host name or an IP address')).toContain('Hostname');
  });

  it('about mistakes are known as well', () => {
    const told = readFileSync('../src/test/resources/mistakes.csv', 'utf8')
      .split('\n')
      .filter((line) => /^targets: \{ (https|tls|tcp|amqp|ocpp|ntp|dns):/.test(line))
      .flatMap((line) => /, allowed: (.*?)(?: \(controller-status\.yml.*)?$/.exec(line)?.[1] ?? []);
    expect(told.length).toBeGreaterThan(15);
    expect(told.filter((words) => allowed(words) === words)).toEqual([]);
  });

  it('that we do not know yet are told as they are', () => {
    expect(allowed('a colour')).toBe('a colour');
    expect(mistakeText({ name: 'x', says: 'unknown key', allowed: '' })).toBe('unknown key');
    expect(mistakeText({ name: 'x', says: '', allowed: 'true or false' })).toBe('Erlaubt: ja oder nein');
  });
});

describe('words', () => {
  it.each(['unavailable', 'off', 'starting', 'up', 'stopping', 'failed', 'lent'])(
    'there are for the hotspot that is %s',
    (phase) => {
      expect(label(`hotspot.${phase}`)).not.toContain('hotspot.');
    },
  );

  it('beside a field are only those that help', () => {
    expect(help(field('name'))).toBe('');
    expect(help(field('port', { allowed: 'a whole number from 1 to 65535' }))).toContain('65535');
    expect(help(field('password', { secret: true, allowed: 'anything' }))).toBe('');
  });
});
