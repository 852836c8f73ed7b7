import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { Keeper } from '../../src/store/keep.js';
import { golden } from '../golden.js';

const DAY = 24 * 3600 * 1000;
const one = golden.status();
const other = { ...one, boxId: 'other', boxName: 'Other depot' };
let keeper: Keeper;

beforeEach(async () => {
  keeper = new Keeper();
  await keeper.wipe();
});

describe('what a device keeps', () => {
  it('is there for the next start', async () => {
    await keeper.keep({ status: one, receivedAt: 5 });
    expect(await new Keeper().last()).toEqual({ status: one, receivedAt: 5 });
  });

  it('of one box never shows for another', async () => {
    await keeper.keepHistory(one.boxId, 'day', { value: golden.history(), receivedAt: 5 });
    await keeper.keepSituations(one.boxId, { value: golden.situations(), receivedAt: 5 });
    expect(await keeper.history(other.boxId, 'day')).toBeUndefined();
    expect(await keeper.situations(other.boxId)).toBeUndefined();
    expect(await keeper.history(one.boxId, 'day')).toBeDefined();
  });

  it('begins with the box that was heard of last', async () => {
    await keeper.keep({ status: one, receivedAt: 9 });
    await keeper.keep({ status: other, receivedAt: 7 });
    expect((await keeper.last())?.status.boxName).toBe(one.boxName);
  });

  it('is dropped after a week', async () => {
    await keeper.keep({ status: one, receivedAt: 0 });
    await keeper.keep({ status: other, receivedAt: 3 * DAY });
    await keeper.tidy(8 * DAY);
    expect((await keeper.last())?.status.boxId).toBe('other');
    await keeper.tidy(11 * DAY);
    expect(await keeper.last()).toBeUndefined();
  });

  it('is erased at once', async () => {
    await keeper.keep({ status: one, receivedAt: 5 });
    await keeper.wipe();
    expect(await keeper.last()).toBeUndefined();
  });

  it('is nothing where nothing can be kept, and that is no error', async () => {
    const broken = new Keeper();
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    await broken.keep({ status: one, receivedAt: 5 });
    expect(await broken.last()).toBeUndefined();
    expect(broken.works).toBe(false);
    indexedDB.open = open;
    await broken.keep({ status: one, receivedAt: 5 });
    expect(broken.works).toBe(true);
  });
});
