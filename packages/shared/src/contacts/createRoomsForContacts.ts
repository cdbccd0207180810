import type { Fields } from '../api/inputs.ts';
import type { Room } from '../api/room.ts';
import { connectionFor } from '../call/connectionFor.ts';
import { checkEach } from '../call/checkInputs.ts';
import { AseedError } from '../errors/AseedError.ts';
import { ContactBusyError } from '../errors/ContactBusyError.ts';
import { ContactUnclearError } from '../errors/ContactUnclearError.ts';
import { NotSentError } from '../errors/NotSentError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import { createRooms } from '../api/createRooms.ts';
import { createRoomsForOrders, orderInputs, type OrderLimits } from '../orders/createRoomsForOrders.ts';
import { givenRooms, type Journal } from '../orders/journal.ts';
import type { OrderResult } from '../orders/orderResult.ts';
import type { Client } from '../sending/callEndpoint.ts';
import { claimContacts, type Claim, type ClaimRules } from './claimContacts.ts';
import { contactKey } from './contactKey.ts';
import type { ContactRow, ContactStore } from './contactStore.ts';

/** A wish for the one room of a contact. */
export interface ContactOrder {
  /** As it was typed; see {@link contactKey}. */
  readonly contact: unknown;
  readonly fields: Fields;
}

/** What became of the wish for a contact's room. */
export interface ContactResult extends OrderResult {
  /** Whether the room was made by this run; undefined where none is handed out. */
  readonly isNew?: boolean;
  /** The room that the contact has and that is not handed out, or that an order before this one is for the same contact. */
  readonly leftOut?: Room | 'twice';
}

export interface ContactResults {
  /** One for each order, in their order. */
  readonly results: readonly ContactResult[];
  readonly warnings: readonly string[];
}

/** A run, as the contacts that it holds are its own in each of its tries. */
export interface ContactRun {
  readonly token: string;
  readonly journal: Journal;
  readonly otherRuns?: readonly Journal[];
}

/** For how long a run waits for another that handles the same contact, in milliseconds, by pauses between its looks. */
const waitsMs = [500, 1000, 2000, 4000];

/** An order as it stands: which contact it is for, and what became of the wish to handle that. */
interface Standing {
  readonly contact: string;
  readonly claim: Claim | undefined;
  /** Whether no order before it is for the same contact. */
  readonly isFirst: boolean;
  /** Whether its room is to be made, or was made by an earlier try of this run. */
  readonly isToMake: boolean;
}

/**
 * Gives each contact its one room: makes those that are missing, writes down whose they are, and hands out those that the rules allow. All
 * that can be checked is checked before a contact is claimed. It does not throw for what fails with a contact or a call; what the
 * store throws before a room is made goes on up, and what it throws after is the error of the contacts concerned.
 */
export async function createRoomsForContacts(
  client: Client,
  store: ContactStore,
  orders: readonly (ContactOrder | AseedError)[],
  { rules, ...limits }: Pick<OrderLimits, 'goOn' | 'useFound'> & { readonly rules: ClaimRules },
  { token, journal, otherRuns = [] }: ContactRun,
): Promise<ContactResults> {
  const keys = await keysOf(client, orders, limits.goOn);
  const firsts = firstOfEach(keys);
  const claims = await claimPatiently(client, store, token, [...firsts.keys()], rules);
  const own = new Set(givenRooms(journal).map(({ order }) => order));
  const standings = keys.map((contact, place): Standing | AseedError => {
    if (contact instanceof AseedError) return contact;
    const claim = claims.get(contact);
    const isFirst = firsts.get(contact) === place;
    const isMine = claim?.kind === 'mine';
    // A room that an earlier try made is handed out again, unless another run may be sending its invite, or has.
    const isToMake = own.has(place) ? isMine || !rules.handsOut : isMine && !claim.room;
    return { contact, claim, isFirst, isToMake: isFirst && isToMake };
  });
  const toMake = orders.map((order, place) => {
    const standing = standings[place];
    const isToMake = standing && 'isToMake' in standing && standing.isToMake;
    return isToMake && 'fields' in order ? { ...order.fields, count: 1 } : undefined;
  });
  const created = await createRoomsForOrders(client, toMake, { ...limits, perOrder: 1 }, journal, otherRuns);
  const results = standings.map((standing, place): ContactResult => {
    if (standing instanceof AseedError) return { rooms: [], error: standing };
    if (!standing.isFirst) return { rooms: [], leftOut: 'twice' };
    const { rooms = [], ...result } = created.results[place] ?? {};
    return standing.isToMake ? { ...result, rooms, ...(rooms.length > 0 && { isNew: true }) } : ofClaim(standing.claim);
  });
  return { results: await kept({ store, token, rules, standings, results }), warnings: created.warnings };
}

/** The key of each order, or why it has none. Unless the others are to `goOn`, one that is invalid keeps all from being taken up. */
async function keysOf(
  { connection }: Client,
  orders: readonly (ContactOrder | AseedError)[],
  goOn: boolean,
): Promise<(string | AseedError)[]> {
  const inputs = orderInputs(1);
  const checked = await checkEach(
    { inputs },
    orders.map((order) => (order instanceof AseedError ? order : { ...order.fields, count: 1 })),
    true,
  );
  const keys = await Promise.all(
    checked.map((request, place) => {
      const order = orders[place];
      if (request instanceof AseedError || order === undefined || order instanceof AseedError) {
        return request instanceof AseedError ? request : '';
      }
      return valueOrError(() => {
        const { baseUrl } = connectionFor(createRooms, connection);
        return contactKey(order.contact, { baseUrl, projectId: request.project_id });
      });
    }),
  );
  const invalid = keys.find((key) => key instanceof AseedError);
  if (goOn || !invalid) return keys;
  return keys.map((key) => (key instanceof AseedError ? key : new NotSentError(invalid)));
}

/** The first order for each contact, by key. */
function firstOfEach(keys: readonly (string | AseedError)[]): ReadonlyMap<string, number> {
  const firsts = new Map<string, number>();
  keys.forEach((key, place) => {
    if (typeof key === 'string' && !firsts.has(key)) firsts.set(key, place);
  });
  return firsts;
}

async function claimPatiently(
  { clock }: Client,
  store: ContactStore,
  token: string,
  contacts: readonly string[],
  rules: ClaimRules,
): Promise<ReadonlyMap<string, Claim>> {
  const claims = new Map<string, Claim>();
  let wanted = contacts;
  for (const pauseMs of [...waitsMs, undefined]) {
    if (wanted.length === 0) break;
    for (const [contact, claim] of await claimContacts(store, token, wanted, rules)) claims.set(contact, claim);
    wanted = wanted.filter((contact) => claims.get(contact)?.kind === 'busy');
    if (pauseMs !== undefined && wanted.length > 0) await clock.sleep(pauseMs);
  }
  return claims;
}

function ofClaim(claim: Claim | undefined): ContactResult {
  switch (claim?.kind) {
    case 'mine':
      return { rooms: claim.room ? [claim.room] : [], isNew: false };
    case 'hasRoom':
      return { rooms: [], leftOut: claim.room };
    case 'perhaps':
      return { rooms: [], error: new ContactUnclearError(claim.sinceMs) };
    case 'busy':
    case undefined:
      return { rooms: [], error: new ContactBusyError() };
  }
}

interface ToKeep {
  readonly store: ContactStore;
  readonly token: string;
  readonly rules: ClaimRules;
  readonly standings: readonly (Standing | AseedError)[];
  readonly results: readonly ContactResult[];
}

/**
 * Writes down whose the new rooms are, and lets go of the contacts whose room is certain not to have been made. Where rooms are handed out
 * until the invite is recorded, that a contact is still held is looked at once more: a run that was stopped for longer than the lease
 * hands out nothing. Where the store fails, the rooms are there all the same, with its error.
 */
async function kept({ store, token, rules, standings, results }: ToKeep): Promise<ContactResult[]> {
  const taken = results.map((result, place) => ({ result, ...heldBy(standings[place]) }));
  const failed = taken.flatMap(({ result: { error, rooms }, rows }) =>
    error && error.outcome !== 'unknown' && rooms.length === 0 ? rows : [],
  );
  const made = taken.flatMap(({ result: { isNew, rooms }, contact, isWritten, rows }) =>
    isNew && rooms[0] && contact !== undefined && !isWritten ? [{ contact, room: rooms[0], rows }] : [],
  );
  const held = made.flatMap(({ rows }) => rows);
  const lost = await valueOrError(async () => {
    if (failed.length > 0) await store.remove(failed);
    if (made.length === 0) return [];
    if (rules.handsOut) {
      const renewed = new Set((await store.keepAndRenew(token, made, held)).map(({ id }) => id));
      return held.filter(({ id }) => !renewed.has(id));
    }
    await store.keepAndRelease(token, made, held);
    return [];
  });
  const concerned = new Set(made.map(({ contact }) => contact));
  return taken.map(({ result, contact, rows }) => {
    if (contact === undefined || !concerned.has(contact) || !result.isNew) return result;
    if (lost instanceof AseedError) return { ...result, error: lost };
    return rows.some((row) => lost.includes(row)) ? { rooms: [], error: new ContactBusyError() } : result;
  });
}

/** The rows by which an order holds its contact, and whether the store has its room already. */
function heldBy(standing: Standing | AseedError | undefined) {
  if (standing === undefined || standing instanceof AseedError) return { rows: [] };
  const { contact, claim, isFirst } = standing;
  const isMine = isFirst && claim?.kind === 'mine';
  const rows: readonly ContactRow[] = isMine ? [claim.row] : [];
  return { contact, rows, isWritten: claim?.kind === 'hasRoom' || (isMine && claim.room !== undefined) };
}
