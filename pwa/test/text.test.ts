import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { differences, languages, parse, texts } from '../tools/words.mjs';
import { ago, moment, parseDuration, percent, span } from '../src/text/manner.js';
import { spoken } from '../src/text/language.js';
import { known, plural, shipped, t } from '../src/text/text.js';
import { speaking } from './words.js';

describe('message files', () => {
  it('say the same in every language, with the same values', () => {
    expect(languages()).toEqual(['de', 'en']);
    expect(languages().flatMap(differences)).toEqual([]);
  });

  it('say nothing that nobody asks for', () => {
    const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join('src', path), 'utf8'))
      .join('\n');
    const fromTheWire =
      /^app\.(fault|reason|says|stage|fact|field|certificate\.source|more\.uplink)\.|\.(one|other)$/;
    const own = Object.keys(texts('en')).filter((key) => key.startsWith('app.') && !fromTheWire.test(key));
    expect(own.filter((key) => !source.includes(`'${key}'`))).toEqual([]);
  });

  it('are read as Java reads them', () => {
    expect(parse('# a comment\n\na.b = c = d\n')).toEqual({ 'a.b': 'c = d' });
    expect(() => parse('nonsense')).toThrow('no key');
  });
});

describe('English', () => {
  beforeEach(() => speaking('en'));

  it('puts values in their places', () => {
    expect(t('app.check.running', { done: 3, total: 7 })).toBe('3 of 7');
    expect(known('line.slow.sentence', { more: 'PT0.35S' })).toContain('takes 350 ms longer');
    expect(known('a.cause.of.tomorrow')).toBeUndefined();
  });

  it('counts', () => {
    expect(plural('app.box.yellow', 1)).toBe('One service is not operational');
    expect(plural('app.box.yellow', 2)).toBe('2 services are not operational');
  });
});

describe('German', () => {
  beforeEach(() => speaking('de'));

  it('knows the shipped services, and leaves others as they are', () => {
    expect(shipped('Turns names into addresses')).toBe('Macht aus Namen Adressen');
    expect(shipped('Opens the gate')).toBe('Opens the gate');
  });

  it('is spoken to whoever wants it first', () => {
    expect(spoken(['fi', 'de-AT', 'en'])).toBe('de');
    expect(spoken(['fi'])).toBe('en');
    expect(spoken([])).toBe('en');
  });
});

describe('figures', () => {
  it.each([
    [0.04, 'en', '< 0.1 ms'],
    [0.34, 'en', '0.3 ms'],
    [0.34, 'de', '0,3 ms'],
    [350, 'en', '350 ms'],
    [5200, 'de', '5,2 Sek.'],
    [12 * 60_000, 'en', '12 min'],
    [185 * 60_000, 'en', '3 hr 5 min'],
    [50 * 3_600_000, 'en', '2 days'],
  ])('%d ms in %s are %s', (millis, language, said) => {
    expect(span(millis, language)).toBe(said);
  });

  it('reads durations as Java writes them', () => {
    expect(parseDuration('PT1H2M3.5S')).toBe(3_723_500);
    expect(parseDuration('PT-0.2S')).toBe(-200);
    expect(parseDuration('soon')).toBeUndefined();
  });

  it('writes the day before the month', () => {
    const at = Date.UTC(2026, 10, 20, 12, 27, 41);
    expect(moment(at, 'en')).toMatch(/^20 Nov, \d\d:27:41$/);
    expect(moment(at, 'de')).toMatch(/^20\. Nov\., \d\d:27:41$/);
  });

  it('says how long ago', () => {
    expect(ago(-5, 'en')).toBe('0 sec. ago');
    expect(ago(59_000, 'en')).toBe('59 sec. ago');
    expect(ago(119_000, 'de')).toBe('vor 1 Min.');
  });

  it('never rounds up to all of it', () => {
    expect(percent(0.9996, 'en')).toBe('99.9%');
    expect(percent(1, 'en')).toBe('100%');
  });
});
