import type { Room } from '../api/room.ts';

/**
 * What a row says of its contact:
 * - `claimed`: a run would like to handle the contact;
 * - `held`: a run handles it, and may have made a room of which there is no row yet;
 * - `kept`: it has a room that the run which made it could not hand out, since something else in it failed or it was stopped;
 * - `made`: it has a room that was handed out;
 * - `invited`: and was sent the invite link.
 */
export type ContactState = 'claimed' | 'held' | RoomState | 'invited';

/** How a room is written down when it was made. */
export type RoomState = 'kept' | 'made';

/** One row of what a platform remembers of contacts, for all of its runs. */
export interface ContactRow {
  /** Higher for rows that were added later; of runs at the same time, a lower one may be seen later than a higher one. */
  readonly id: number;
  /** Who it is about, as {@link contactKey} gives it. */
  readonly contact: string;
  readonly state: ContactState;
  /** Which try of a run wrote it. */
  readonly token: string;
  /** When it was written or changed, in milliseconds since 1970 by the clock of the store, which is one for all runs. */
  readonly changedAtMs: number;
  /** Of a row that is `kept`, `made` or `invited`. */
  readonly room?: Room;
}

/**
 * A memory of contacts that all runs of a platform share. Each step of its methods is done for a row as a whole or not at all, and is
 * seen by whoever reads later. No two rows exclude each other. It throws an AseedError for what it cannot do.
 */
export interface ContactStore {
  /** All rows of these contacts. */
  read(contacts: readonly string[]): Promise<readonly ContactRow[]>;
  /** Adds a row that is `claimed` for each contact, and then gives all rows of these contacts. */
  claim(token: string, contacts: readonly string[]): Promise<readonly ContactRow[]>;
  /** Takes those of the rows away that are still as they are given here, and then gives all rows of these contacts. */
  dispute(rows: readonly ContactRow[], contacts: readonly string[]): Promise<readonly ContactRow[]>;
  /**
   * Takes the rows of a try away that are `claimed` for the others, and makes all that are left `held`, which are for these contacts.
   * Gives the rows that it changed, which are fewer where another run took a claim away meanwhile.
   */
  hold(token: string, contacts: readonly string[], others: readonly string[]): Promise<readonly ContactRow[]>;
  /** Writes `held` rows anew that are still as they are given here, as held by this try from now on. Gives those rows. */
  renew(token: string, rows: readonly ContactRow[]): Promise<readonly ContactRow[]>;
  /** Adds a row for each contact and its room, and gives those rows. */
  keep(token: string, made: readonly MadeRoom[]): Promise<readonly ContactRow[]>;
  /** Adds a row for each contact and its room, and then takes other rows away: those by which the contacts were held. */
  keepAndRelease(token: string, made: readonly MadeRoom[], held: readonly ContactRow[]): Promise<void>;
  /** The same, but the contacts stay held: their rows are written anew as {@link renew} does. */
  keepAndRenew(token: string, made: readonly MadeRoom[], held: readonly ContactRow[]): Promise<readonly ContactRow[]>;
  /** The rows that have the rooms with these ids. */
  readRooms(roomIds: readonly string[]): Promise<readonly ContactRow[]>;
  /** Makes rows that have rooms `invited`, and takes all rows away by which these contacts are claimed or held. */
  settle(invited: readonly ContactRow[], contacts: readonly string[]): Promise<void>;
  /** Takes rows away, whatever they are now. */
  remove(rows: readonly ContactRow[]): Promise<void>;
}

/** A room, for which contact it was made, and whether it is handed out. */
export interface MadeRoom {
  readonly contact: string;
  readonly room: Room;
  readonly state: RoomState;
}
