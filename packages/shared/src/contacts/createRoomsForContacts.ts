import { hasExpired, idOf, inviteLinkOf, type Room } from '../api/room.ts';
import type { Fields } from '../api/inputs.ts';
import { AseedError } from '../errors/AseedError.ts';
import { ContactBusyError } from '../errors/ContactBusyError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import { RoomExpiredError } from '../errors/RoomExpiredError.ts';
import { RoomNotRememberedError } from '../errors/RoomNotRememberedError.ts';
import { RoomWithoutLinkError } from '../errors/RoomWithoutLinkError.ts';
import { createRoomsForOrders, type OrderLimits } from '../orders/createRoomsForOrders.ts';
import { givenRooms, type GivenRoom, type Journal, type OtherRuns } from '../orders/journal.ts';
import type { Client } from '../sending/doForEach.ts';
import { checkContactOrders, type CheckedOrder, type ContactOrder } from './checkContactOrders.ts';
import type { Claim, ClaimRules } from './claimContacts.ts';
import type { ContactResult, ContactResults } from './contactResult.ts';
import type { ContactStore } from './contactStore.ts';
import { warningsOfContacts } from './contactWarnings.ts';
import { keepMeanwhile } from './keepMeanwhile.ts';
import { keepRooms } from './keepRooms.ts';
import { takeUpContacts, type Taken } from './takeUpContacts.ts';
import { unclearContacts } from './unclearContacts.ts';

/** A try of a run. */
export interface ContactRun {
  /** By which the store knows this try: each has another. */
  readonly token: string;
  readonly journal: Journal;
  readonly otherRuns?: OtherRuns;
}

export interface ContactLimits extends Pick<OrderLimits, 'goOn' | 'useFound'> {
  readonly rules: ClaimRules;
  /** Whether somebody has stopped the run, so that what it gives goes nowhere. */
  readonly isStopped?: () => boolean;
}

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
  run: ContactRun,
): Promise<ContactResults> {
  const { token, journal } = run;
  const checked = await checkContactOrders(client, orders, limits.goOn);
  const given = givenRooms(journal);
  const earlier = journal.tokens ?? [];
  journal.tokens = [...earlier, token];
  const places = new Set(given.map(({ order }) => order));
  const taken = await valueOrError(() => takeUpContacts(client, store, { token, earlier }, rules, checked, places));
  if (taken instanceof AseedError) {
    const own = new Map(given.map(({ order, room }) => [order, room]));
    return { results: checked.map((order, place) => unclaimed(order, taken, own.get(place))), warnings: [] };
  }
  const toMake = orders.map((order, place) => {
    const standing = taken[place];
    const isToMake = standing && 'isToMake' in standing && standing.isToMake;
    return isToMake && 'fields' in order ? { ...order.fields, count: 1 } : undefined;
  });
  const { created, standings } = await makeRooms(client, store, taken, toMake, { ...limits, rules }, run);
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

/** Makes the rooms that are missing and writes down whose they are as they come. Gives how the orders stand then. */
async function makeRooms(
  client: Client,
  store: ContactStore,
  taken: readonly (Taken | AseedError)[],
  toMake: readonly (Fields | undefined)[],
  { rules: { leaseMs }, ...limits }: ContactLimits,
  { token, journal, otherRuns }: ContactRun,
) {
  const held = taken.flatMap((order) =>
    'isToMake' in order && order.isToMake && order.claim?.kind === 'mine' ? [order.claim.row] : [],
  );
  const { keep, written } = keepMeanwhile({ clock: client.clock, store, token, leaseMs }, held);
  const meanwhile = (rooms: readonly GivenRoom[]) =>
    keep(
      rooms.flatMap(({ room, order: place }) => {
        const order = taken[place];
        return order && 'contact' in order ? [{ contact: order.contact, room }] : [];
      }),
    );
  const created = await createRoomsForOrders(client, toMake, { ...limits, perOrder: 1, meanwhile }, journal, otherRuns);
  const own = await written();
  const standings = taken.map((order) => {
    if (order instanceof AseedError || !order.isToMake || order.claim?.kind !== 'mine') return order;
    return { ...order, claim: { ...order.claim, ...own.get(order.contact) } };
  });
  return { created, standings };
}

/** Of a contact that could not be claimed. Rooms that an earlier try made are named, and not handed out, as nobody knows who else has them. */
function unclaimed(order: CheckedOrder | AseedError, failure: AseedError, own: Room | undefined): ContactResult {
  if (order instanceof AseedError) return { rooms: [], error: order };
  return { asked: 1, rooms: [], error: own ? new RoomNotRememberedError(idOf(own), failure) : failure };
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
