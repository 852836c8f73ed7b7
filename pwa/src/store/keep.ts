import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { History } from '../wire/history.js';
import type { Situation } from '../wire/situation.js';
import type { Heard } from './state.js';

const NAME = 'controller-status';
const KEPT_MS = 7 * 24 * 3600 * 1000;

/** Something kept, and when it came. */
export interface Kept<T> {
  value: T;
  receivedAt: number;
}

/** All keys begin with the id of the box: what one has said never shows for another. */
interface Shelves extends DBSchema {
  heard: { key: string; value: Heard };
  histories: { key: string; value: Kept<History> };
  situations: { key: string; value: Kept<Situation[]> };
}

/** The whole of it, as the screens use it. A device that cannot keep anything is no error. */
export class Keeper {
  private database: Promise<IDBPDatabase<Shelves>> | undefined;
  /** Whether anything could be kept so far. */
  works = true;

  private open(): Promise<IDBPDatabase<Shelves>> {
    this.database ??= openDB<Shelves>(NAME, 1, {
      upgrade(db) {
        db.createObjectStore('heard');
        db.createObjectStore('histories');
        db.createObjectStore('situations');
      },
      // Erased elsewhere, in another tab or in the settings of the browser.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: () => (this.database = undefined),
    });
    return this.database;
  }

  private async attempt<T>(action: (db: IDBPDatabase<Shelves>) => Promise<T>): Promise<T | undefined> {
    let open: Promise<IDBPDatabase<Shelves>> | undefined;
    try {
      open = this.open();
      const result = await action(await open);
      this.works = true;
      return result;
    } catch {
      // Private windows, a full disk, a wiped store: the app goes on without, and tries again.
      if (this.database === open) this.database = undefined;
      void open?.then((db) => db.close()).catch(() => undefined);
      this.works = false;
      return undefined;
    }
  }

  /** What was heard last, of whichever box. */
  async last(): Promise<Heard | undefined> {
    const all = await this.attempt((db) => db.getAll('heard'));
    return all?.sort((one, other) => other.receivedAt - one.receivedAt).at(0);
  }

  async keep(heard: Heard): Promise<void> {
    await this.attempt((db) => db.put('heard', heard, heard.status.boxId));
  }

  async history(boxId: string, key: string): Promise<Kept<History> | undefined> {
    return this.attempt((db) => db.get('histories', `${boxId} ${key}`));
  }

  async keepHistory(boxId: string, key: string, kept: Kept<History>): Promise<void> {
    await this.attempt((db) => db.put('histories', kept, `${boxId} ${key}`));
  }

  async situations(boxId: string): Promise<Kept<Situation[]> | undefined> {
    return this.attempt((db) => db.get('situations', boxId));
  }

  async keepSituations(boxId: string, kept: Kept<Situation[]>): Promise<void> {
    await this.attempt((db) => db.put('situations', kept, boxId));
  }

  /** Drops what is older than a week. */
  async tidy(now: number): Promise<void> {
    await this.attempt(async (db) => {
      for (const shelf of ['heard', 'histories', 'situations'] as const) {
        let cursor = await db.transaction(shelf, 'readwrite').store.openCursor();
        while (cursor !== null) {
          if (now - cursor.value.receivedAt > KEPT_MS) await cursor.delete();
          cursor = await cursor.continue();
        }
      }
    });
  }

  /** Erases all of it. */
  async wipe(): Promise<void> {
    const open = this.database;
    this.database = undefined;
    await open?.then((db) => db.close()).catch(() => undefined);
    await deleteDB(NAME).catch(() => undefined);
  }
}
