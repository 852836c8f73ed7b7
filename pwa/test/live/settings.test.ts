import { afterEach, describe, expect, it, vi } from 'vitest';
import { settingsApi } from '../../src/live/settings.js';
import type { Group } from '../../src/wire/settings.js';

const DOOR: Group = { id: 'tcp/door', added: false, revision: 'abc', fields: [] };
const requests: { path: string; init: RequestInit }[] = [];

function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    requests.push({ path, init });
    const text = status === 204 ? null : JSON.stringify(body);
    return Promise.resolve(new Response(text, { status, headers }));
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
  requests.length = 0;
});

describe('a change', () => {
  it('names the revision that it was made for', async () => {
    answering(200, DOOR);
    expect(await settingsApi.change(DOOR, { name: null })).toEqual({ kind: 'done', value: DOOR });
    expect(requests[0]?.path).toBe('/api/settings/targets/tcp/door');
    expect(requests[0]?.init.headers).toMatchObject({ 'If-Match': '"abc"' });
    expect(requests[0]?.init.body).toBe('{"changes":{"name":null}}');
  });

  it('of the box has a place of its own', async () => {
    answering(200, DOOR);
    await settingsApi.change({ ...DOOR, id: 'box' }, {});
    expect(requests[0]?.path).toBe('/api/settings/box');
  });

  it('adds nothing where there is something', async () => {
    answering(412, {});
    expect(await settingsApi.add('tcp/door', {})).toEqual({ kind: 'stale' });
    expect(requests[0]?.init.headers).toMatchObject({ 'If-None-Match': '*' });
  });

  it('that takes a service away leaves nothing', async () => {
    answering(204, null);
    expect(await settingsApi.undo(DOOR)).toEqual({ kind: 'done', value: null });
  });
});

describe('a refusal', () => {
  it('brings all mistakes', async () => {
    const mistakes = [{ name: 'port', says: 'found "x"', allowed: 'a whole number from 1 to 2' }];
    answering(422, { status: 422, mistakes });
    expect(await settingsApi.change(DOOR, {})).toEqual({ kind: 'unfit', mistakes });
  });

  it.each([
    [401, { kind: 'signed-out' }],
    [412, { kind: 'stale' }],
    [403, { kind: 'refused', status: 403, detail: 'no' }],
    [422, { kind: 'refused', status: 422, detail: 'no' }],
    [507, { kind: 'refused', status: 507, detail: 'no' }],
  ])('with status %d is told apart', async (status, outcome) => {
    answering(status, { detail: 'no' });
    expect(await settingsApi.password('viewer', 'a', 'b')).toEqual(outcome);
  });

  it('says how long to wait', async () => {
    answering(429, {}, { 'Retry-After': '7' });
    expect(await settingsApi.all()).toEqual({ kind: 'wait', seconds: 7 });
  });

  it('is no answer at all where the box is not there', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')));
    expect(await settingsApi.about()).toEqual({ kind: 'unreachable' });
  });

  it('is an answer that nobody can read', async () => {
    answering(200, { parts: 7 });
    expect(await settingsApi.about()).toMatchObject({ kind: 'refused', status: 0 });
  });
});
