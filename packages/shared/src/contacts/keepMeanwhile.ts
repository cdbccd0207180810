import type { Client } from '../sending/doForEach.ts';
import type { ContactRow, ContactStore, MadeRoom } from './contactStore.ts';

interface Writer {
  readonly clock: Pick<Client['clock'], 'now'>;
  readonly store: ContactStore;
  /** Of the try that holds the contacts. */
  readonly token: string;
  readonly leaseMs: number;
}

/** What a run has in the store for a contact: the row by which it holds it, and the row of its room once that is written down. */
export interface OwnRows {
  readonly row: ContactRow;
  readonly kept?: ContactRow;
}

/** What is written down while a run makes rooms. */
export interface Meanwhile {
  /** Writes down that contacts have rooms, and does not wait for that. */
  readonly keep: (made: readonly Omit<MadeRoom, 'state'>[]) => void;
  /** What the store has for each contact, once all is written. */
  readonly written: () => Promise<ReadonlyMap<string, OwnRows>>;
}

/**
 * Writes rooms down while others are still being made, so that a run that dies leaves few contacts unclear, and holds its contacts anew before
 * a third of the lease is over, so that a long run is not taken for gone. What the store fails to write is left to the end of the run.
 */
export function keepMeanwhile({ clock, store, token, leaseMs }: Writer, held: readonly ContactRow[]): Meanwhile {
  const own = new Map<string, OwnRows>(held.map((row) => [row.contact, { row }]));
  let heldAtMs = clock.now();
  let all = Promise.resolve();
  const holdAnew = async () => {
    heldAtMs = clock.now();
    const rows = [...own.values()].map(({ row }) => row);
    for (const row of await store.renew(token, rows)) own.set(row.contact, { ...own.get(row.contact), row });
  };
  const write = async (made: readonly MadeRoom[]) => {
    for (const kept of await store.keep(token, made)) {
      const rows = own.get(kept.contact);
      if (rows) own.set(kept.contact, { ...rows, kept });
    }
    if (clock.now() - heldAtMs > leaseMs / 3) await holdAnew();
  };
  return {
    keep: (made) => {
      const rooms = made.map((room) => ({ ...room, state: 'kept' as const }));
      // Nobody looks at it before the end of the run, and a failure that nobody looks at ends the process.
      const writing = write(rooms).catch(() => undefined);
      all = Promise.all([all, writing]).then(() => undefined);
    },
    written: async () => {
      await all;
      return own;
    },
  };
}
