import { idOf } from '../api/room.ts';
import { AseedError } from '../errors/AseedError.ts';
import { ContactBusyError } from '../errors/ContactBusyError.ts';
import { RoomNotRememberedError } from '../errors/RoomNotRememberedError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import type { Claim, ClaimRules } from './claimContacts.ts';
import type { ContactResult } from './contactResult.ts';
import type { ContactRow, ContactStore } from './contactStore.ts';

/** A contact as it stands for an order. */
export interface Standing {
  readonly contact: string;
  /** What became of the wish to handle it. */
  readonly claim: Claim | undefined;
  /** Whether no order before is for the same contact. */
  readonly isFirst: boolean;
}

interface ToKeep {
  readonly store: ContactStore;
  readonly token: string;
  readonly rules: ClaimRules;
  readonly goOn: boolean;
  /** Whether the run hands out what it has; a failure, or Stop, may keep it from that. */
  readonly isHandedOut: boolean;
  readonly standings: readonly (Standing | AseedError)[];
  readonly results: readonly ContactResult[];
}

/**
 * Writes down whose the new rooms are, and lets go of the contacts whose room is certain not to have been made, and of all of them if the
 * run hands out nothing: the next one hands out what it made. Where rooms are handed out until the invite is recorded, that a contact is
 * still held is looked at once more: a run that was stopped for longer than the lease hands out nothing. Where the store fails, twice, the
 * rooms are named and not handed out, as nobody would know that they were.
 */
export async function keepRooms({
  store,
  token,
  rules,
  goOn,
  isHandedOut,
  standings,
  results,
}: ToKeep): Promise<ContactResult[]> {
  const taken = results.map((result, place) => {
    const { contact, rows, kept, isWritten } = heldBy(standings[place]);
    const isToWrite = isWritten ? isHandedOut && !rules.handsOut && rows.length > 0 : result.isNew;
    const state = isHandedOut ? ('made' as const) : ('kept' as const);
    const [room] = result.rooms;
    const made = isToWrite && room && contact !== undefined ? [{ contact, room, state }] : [];
    return { result, rows, made, kept, isWritten };
  });
  const free = taken.flatMap(({ result: { error, rooms }, rows }) =>
    error !== undefined && error.outcome !== 'unknown' && rooms.length === 0 ? rows : [],
  );
  const toKeep = taken.filter(({ result, rows, made }) => result.rooms.length > 0 && rows.length + made.length > 0);
  /** Gives the rows by which contacts were held that others have taken over. */
  const keep = async (): Promise<ReadonlySet<ContactRow>> => {
    if (free.length > 0) await store.remove(free);
    const held = toKeep.flatMap(({ rows }) => rows);
    if (isHandedOut && rules.handsOut) {
      const made = toKeep.flatMap(({ made: own }) => own);
      return new Set(toKeep.length > 0 ? without(held, await store.keepAndRenew(token, made, held)) : []);
    }
    // Another run that took this one for gone hands out what it finds written down.
    const atRisk = toKeep.flatMap(({ rows, kept }) => (kept ? rows : []));
    const lostRows = new Set(atRisk.length > 0 ? without(atRisk, await store.renew(token, atRisk)) : []);
    const left = toKeep.filter(({ rows }) => !rows.some((row) => lostRows.has(row)));
    const made = left.flatMap(({ made: own }) => own);
    const gone = left.flatMap(({ rows, kept, made: own }) => (kept && own.length > 0 ? [...rows, kept] : rows));
    if (left.length > 0) await store.keepAndRelease(token, made, gone);
    return lostRows;
  };
  const first = await valueOrError(keep);
  const lost = first instanceof AseedError ? await valueOrError(keep) : first;
  return taken.map(({ result, rows, isWritten }) => {
    const [room] = result.rooms;
    const isKept = rows.length > 0 || !isWritten;
    if (!room || !isKept) return result;
    if (lost instanceof AseedError) {
      const error = new RoomNotRememberedError(idOf(room), lost);
      return goOn ? { rooms: [], error } : { ...result, error };
    }
    return rows.some((row) => lost.has(row)) ? { rooms: [], error: new ContactBusyError() } : result;
  });
}

/** The rows by which an order holds its contact, and whether the store has its room already. */
function heldBy(standing: Standing | AseedError | undefined) {
  if (standing === undefined || standing instanceof AseedError) return { rows: [] };
  const { contact, claim, isFirst } = standing;
  const isMine = isFirst && claim?.kind === 'mine';
  const rows: readonly ContactRow[] = isMine ? [claim.row] : [];
  const kept = isMine ? claim.kept : undefined;
  const isWritten = claim?.kind === 'hasRoom' || (isMine && claim.room !== undefined) || kept !== undefined;
  return { contact, rows, kept, isWritten };
}

function without(rows: readonly ContactRow[], others: readonly ContactRow[]): ContactRow[] {
  const ids = new Set(others.map(({ id }) => id));
  return rows.filter(({ id }) => !ids.has(id));
}
