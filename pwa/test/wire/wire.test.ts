import { describe, expect, it } from 'vitest';
import { instant, list, nullable, number, object, text, WireError, word } from '../../src/wire/json.js';
import { service, status } from '../../src/wire/status.js';
import events from '../golden/events.txt?raw';
import { golden, statusJson } from '../golden.js';

describe('answers of the product', () => {
  it('are read whole', () => {
    const { boxName, light, services, situations } = golden.status();
    expect({ boxName, light }).toEqual({ boxName: 'Demo depot', light: 'yellow' });
    expect(services.map(({ light: each }) => each)).toContain('red');
    expect(situations.map(({ cause }) => cause)).toContain('service.certificate-expired');
    expect(golden.situations().length).toBeGreaterThan(1);
    expect(golden.session()).toEqual({ user: 'viewer', passwordChangeRequired: false });
    expect(golden.history().summary.failed).toBe(golden.history().summary.attempts);
    expect(golden.attempts().map(({ phases }) => phases?.totalMs)).toContain(190.8);
  });

  it('come as events that are read the same way', () => {
    const samples = [...events.matchAll(/^event: sample$\ndata: (.*)$/gm)].map(([, data]) => data);
    const read = samples.map((data) => service(JSON.parse(data ?? ''), 'sample'));
    expect(read.length).toBeGreaterThan(3);
    expect(read.every(({ id }) => id.includes('/'))).toBe(true);
  });

  it('of a newer box say more, and that does no harm', () => {
    const newer = { ...statusJson, light: 'purple', weather: 'fine' };
    expect(status(newer, '$').light).toBe('grey');
  });

  it('of an older box that lack what we need are told by their place', () => {
    const [first] = statusJson.services;
    const older = { ...statusJson, services: [{ ...first, everyMs: undefined }] };
    expect(() => status(older, '$')).toThrow('$.services[0].everyMs: expected a number');
  });
});

describe('values', () => {
  it('are refused where they are of another sort', () => {
    expect(() => number('1', '$')).toThrow(WireError);
    expect(() => instant('yesterday', '$')).toThrow('$: expected an instant');
    expect(() => list(text)(['a', 1], '$')).toThrow('$[1]: expected a text');
    expect(() => object({ a: text })([], '$')).toThrow('$: expected an object');
  });

  it('may be missing only where that is said', () => {
    expect(nullable(text)(undefined, '$')).toBeNull();
    expect(() => object({ a: text })({}, '$')).toThrow('$.a: expected a text');
    expect(word(['one'], 'one')('two', '$')).toBe('one');
  });
});
