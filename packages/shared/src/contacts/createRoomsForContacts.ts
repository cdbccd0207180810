import { hasExpired, idOf, inviteLinkOf, type Room } from '../api/room.ts';
import { AseedError } from '../errors/AseedError.ts';
import { ContactBusyError } from '../errors/ContactBusyError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import { RoomExpiredError } from '../errors/RoomExpiredError.ts';
import { RoomNotRememberedError } from '../errors/RoomNotRememberedError.ts';
import { RoomWithoutLinkError } from '../errors/RoomWithoutLinkError.ts';
import { createRoomsForOrders, type OrderLimits } from '../orders/createRoomsForOrders.ts';
import { givenRooms, type GivenRoom, type Journal } from '../orders/journal.ts';
import type { Client } from '../sending/callEndpoint.ts';
import { checkContactOrders, firstOfEach, type CheckedOrder, type ContactOrder } from './checkContactOrders.ts';
import { claimContacts, type Claim, type Claimant, type ClaimRules } from './claimContacts.ts';
import type { ContactResult, ContactResults } from './contactResult.ts';
import type { ContactStore } from './contactStore.ts';
import { warningsOfContacts } from './contactWarnings.ts';
import { keepRooms, type Standing } from './keepRooms.ts';
import { unclearContacts } from './unclearContacts.ts';

/** A try of a run. */
export interface ContactRun {
  /** By which the store knows this try: each has another. */
  readonly token: string;
  readonly journal: Journal;
  readonly otherRuns?: readonly Journal[];
}

export interface ContactLimits extends Pick<OrderLimits, 'goOn' | 'useFound'> {
  readonly rules: ClaimRules;
  /** Whether somebody has stopped the run, so that what it gives goes nowhere. */
  readonly isStopped?: () => boolean;
}

/** An order that can be taken up. */
interface Taken extends CheckedOrder, Standing {
  /** Whether its room is to be made, or was made by an earlier try of this run. */
  readonly isToMake: boolean;
}

/** For how long a run waits for another that handles the same contact, in milliseconds, by pauses between its looks. */
const waitsMs = [500, 1000, 2000, 4000];

/**
 * Gives each contact its one room: makes those that are missing, writes down whose they are, and hands out those that the rules allow. All
 * that can be checked is checked before a contact is claimed. It does not throw: what fails is the error of the contacts concerned. Where the
 * store fails before a room is made, those are all.
 */
export async function createRoomsForContacts(
  client: Client,
  store: ContactStore,
  orders: readonly (ContactOrder | AseedError)[],
  { rules, isStopped, ...limits }: ContactLimits,
  { token, journal, otherRuns = [] }: ContactRun,
): Promise<ContactResults> {
  const checked = await checkContactOrders(client, orders, limits.goOn);
  const firsts = firstOfEach(checked);
  const given = givenRooms(journal);
  const earlier = journal.tokens ?? [];
  journal.tokens = [...earlier, token];
  const claimant = { token, earlier };
  const claims = await valueOrError(() => claimPatiently(client, store, claimant, [...firsts.keys()], rules));
  if (claims instanceof AseedError) {
    const givenFor = (place: number) => given.filter(({ order }) => order === place);
    return { results: checked.map((order, place) => unclaimed(order, claims, givenFor(place))), warnings: [] };
  }
  const own = new Set(given.map(({ order }) => order));
  const standings = checked.map((order, place): Taken | AseedError => {
    if (order instanceof AseedError) return order;
    const { contact } = order;
    const claim = claims.get(contact);
    const isFirst = firsts.get(contact) === place;
    const isMine = claim?.kind === 'mine';
    // A room that an earlier try made is handed out again, unless another run may be sending its invite, or has.
    const isOwn = claim?.kind === 'hasRoom' && earlier.includes(claim.token) && !rules.handsOut;
    const isToMake = own.has(place) ? isMine || isOwn : isMine && !claim.room;
    return { ...order, claim, isFirst, isToMake: isFirst && isToMake };
  });
  const toMake = orders.map((order, place) => {
    const standing = standings[place];
    const isToMake = standing && 'isToMake' in standing && standing.isToMake;
    return isToMake && 'fields' in order ? { ...order.fields, count: 1 } : undefined;
  });
  const created = await createRoomsForOrders(client, toMake, { ...limits, perOrder: 1 }, journal, otherRuns);
  const unclear = standings.flatMap((standing) =>
    'claim' in standing && standing.isFirst && standing.claim?.kind === 'perhaps'
      ? { ...standing, sinceMs: standing.claim.sinceMs }
      : [],
  );
  const unclearErrors = await unclearContacts(client, store, unclear, rules.leaseMs);
  const results = standings.map((standing, place): ContactResult => {
    if (standing instanceof AseedError) return { rooms: [], error: standing };
    if (!standing.isFirst) return { rooms: [], leftOut: 'twice' };
    const { rooms = [], ...result } = created.results[place] ?? {};
    return standing.isToMake
      ? { ...result, rooms, ...(rooms.length > 0 && { isNew: true }) }
      : ofClaim(standing.claim, client.clock.now(), unclearErrors.get(standing.contact));
  });
  const warnings = [...created.warnings, ...warningsOfContacts(checked, results, client.clock.now())];
  const hasFailed = !limits.goOn && results.some((result) => withLinkOnly(result).error);
  const isHandedOut = !hasFailed && !isStopped?.();
  const kept = await keepRooms({ store, token, rules, goOn: limits.goOn, isHandedOut, standings, results });
  return { results: kept.map(withLinkOnly), warnings };
}

/** Of a contact that could not be claimed. Rooms that an earlier try made are named, and not handed out, as nobody knows who else has them. */
function unclaimed(order: CheckedOrder | AseedError, failure: AseedError, given: readonly GivenRoom[]): ContactResult {
  const [own] = given;
  if (order instanceof AseedError) return { rooms: [], error: order };
  return { asked: 1, rooms: [], error: own ? new RoomNotRememberedError(idOf(own.room), failure) : failure };
}

async function claimPatiently(
  { clock }: Client,
  store: ContactStore,
  claimant: Claimant,
  contacts: readonly string[],
  rules: ClaimRules,
): Promise<ReadonlyMap<string, Claim>> {
  const claims = new Map<string, Claim>();
  let wanted = contacts;
  for (const pauseMs of [...waitsMs, undefined]) {
    if (wanted.length === 0) break;
    for (const [contact, claim] of await claimContacts(store, claimant, wanted, rules)) claims.set(contact, claim);
    wanted = wanted.filter((contact) => claims.get(contact)?.kind === 'busy');
    if (pauseMs !== undefined && wanted.length > 0) await clock.sleep(pauseMs);
  }
  return claims;
}

function ofClaim(claim: Claim | undefined, nowMs: number, unclear: AseedError | undefined): ContactResult {
  switch (claim?.kind) {
    case 'mine':
      return ofOldRoom(claim.room, nowMs);
    case 'hasRoom':
      return { rooms: [], leftOut: claim.room };
    case 'perhaps':
    case 'busy':
    case undefined:
      return { rooms: [], error: unclear ?? new ContactBusyError() };
  }
}

/** A contact whose room has no link would be invited to nothing, and taken for invited. */
function withLinkOnly(result: ContactResult): ContactResult {
  const [room] = result.rooms;
  return room && inviteLinkOf(room) === '' ? { rooms: [], error: new RoomWithoutLinkError(idOf(room)) } : result;
}

/** A room that was made by another run, unless nobody could join it any more. */
function ofOldRoom(room: Room | undefined, nowMs: number): ContactResult {
  if (!room) return { rooms: [] };
  if (hasExpired(room, nowMs)) return { rooms: [], error: new RoomExpiredError(idOf(room)) };
  return { rooms: [room], isNew: false };
}
