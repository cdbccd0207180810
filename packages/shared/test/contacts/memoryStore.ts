import type { ContactRow, ContactStore } from '../../src/contacts/contactStore.ts';
import { keyOf, type Room } from '../../src/api/room.ts';

/** What happens between two steps of a store: nothing, or whatever a test lets other runs do meanwhile. */
export type Between = (step: string) => Promise<unknown>;

const startMs = Date.parse('2031-05-05T12:00:00Z');

/** Contacts in this process's memory, with a clock that stands still unless it is moved. Rows may be seen out of the order of their ids. */
export class MemoryStore {
  readonly rows: ContactRow[] = [];
  nowMs = startMs;
  #lastId = 0;

  /** Forgets everything, and sets the clock back. */
  reset(): void {
    this.rows.length = 0;
    this.nowMs = startMs;
    this.#lastId = 0;
  }

  /** The store as one run sees it. Whatever it does is one step after the other, with something in between. */
  asSeenBy(between: Between = async () => undefined): ContactStore {
    const of = (contacts: readonly string[]) => this.rows.filter(({ contact }) => contacts.includes(contact));
    const drop = (isGone: (row: ContactRow) => boolean) => {
      const left = this.rows.filter((row) => !isGone(row));
      this.rows.splice(0, this.rows.length, ...left);
    };
    const read = async (contacts: readonly string[]) => {
      await between('read');
      return of(contacts);
    };
    const added = (rows: readonly Pick<ContactRow, 'contact' | 'state' | 'token' | 'room'>[]): ContactRow[] =>
      rows.map((row) => ({ ...row, id: ++this.#lastId, changedAtMs: this.nowMs }));
    const renewed = (token: string, rows: readonly ContactRow[]): ContactRow[] => {
      const changed: ContactRow[] = [];
      this.rows.forEach((row, place) => {
        if (!rows.some((given) => given.id === row.id && isAsGiven(row, given))) return;
        this.rows[place] = { ...row, token, changedAtMs: this.nowMs };
        changed.push(this.rows[place]);
      });
      return changed;
    };
    return {
      read,
      claim: async (token, contacts) => {
        await between('number');
        const rows = added(contacts.map((contact) => ({ contact, state: 'claimed', token })));
        await between('add');
        this.rows.push(...rows);
        return read(contacts);
      },
      dispute: async (rows, contacts) => {
        await between('dispute');
        drop((row) => rows.some((given) => given.id === row.id && given.state === row.state && isAsGiven(row, given)));
        return read(contacts);
      },
      hold: async (token, _contacts, others) => {
        const isClaim = (row: ContactRow) => row.token === token && row.state === 'claimed';
        await between('withdraw');
        drop((row) => isClaim(row) && others.includes(row.contact));
        await between('hold');
        const held: ContactRow[] = [];
        this.rows.forEach((row, place) => {
          if (!isClaim(row)) return;
          const changed = { ...row, state: 'held' as const, changedAtMs: this.nowMs };
          this.rows[place] = changed;
          held.push(changed);
        });
        return held;
      },
      renew: async (token, rows) => {
        await between('renew');
        return renewed(token, rows);
      },
      keep: async (token, made) => {
        await between('keep');
        const rows = added(made.map((row) => ({ ...row, token })));
        this.rows.push(...rows);
        return rows;
      },
      keepAndRelease: async (token, made, held) => {
        await between('keep');
        this.rows.push(...added(made.map((row) => ({ ...row, token }))));
        await between('release');
        drop((row) => held.some(({ id }) => id === row.id));
      },
      keepAndRenew: async (token, made, held) => {
        await between('keep');
        this.rows.push(...added(made.map((row) => ({ ...row, token }))));
        await between('renew');
        return renewed(token, held);
      },
      readRooms: async (roomIds) => {
        await between('read rooms');
        return this.rows.filter(({ room }) => room && roomIds.includes(keyOf(room) ?? ''));
      },
      settle: async (invited, contacts) => {
        await between('invite');
        this.rows.forEach((row, place) => {
          if (invited.some(({ id }) => id === row.id) && row.room) this.rows[place] = { ...row, state: 'invited' };
        });
        await between('let go');
        drop((row) => contacts.includes(row.contact) && (row.state === 'claimed' || row.state === 'held'));
      },
      remove: async (rows) => {
        await between('remove');
        drop((row) => rows.some(({ id }) => id === row.id));
      },
    };
  }

  /** The rooms that are recorded for a contact. A room that was kept and then handed out has two rows. */
  roomsOf(contact: string): Room[] {
    const rooms = this.rows.flatMap((row) => (row.contact === contact && row.room ? [row.room] : []));
    return [...new Map(rooms.map((room) => [keyOf(room), room])).values()];
  }
}

/** Whoever writes a row anew leaves a token of its own in it, or another time. */
function isAsGiven(row: ContactRow, given: ContactRow): boolean {
  return row.changedAtMs === given.changedAtMs && row.token === given.token;
}
