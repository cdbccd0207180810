import { createRooms } from '../api/createRooms.ts';
import type { Fields } from '../api/inputs.ts';
import { keyOf, type Room } from '../api/room.ts';
import { call } from '../call/call.ts';
import { checkEach } from '../call/checkInputs.ts';
import { AseedError } from '../errors/AseedError.ts';
import { errorToTell } from '../errors/errorToTell.ts';
import { NotSentError } from '../errors/NotSentError.ts';
import { TooFewRoomsError } from '../errors/TooFewRoomsError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import type { Client } from '../sending/doForEach.ts';
import { sendCalls, stopsTheRest, type Outcome } from '../sending/sendCalls.ts';
import { orderInputs, planCalls, roomsIn, type CreateRoomsRequest, type PlannedCall } from './callPlan.ts';
import {
  givenBy,
  givenRooms,
  newJournal,
  openCalls,
  receivedRooms,
  type GivenRoom,
  type Journal,
  type OtherRuns,
} from './journal.ts';
import { nameRooms } from './nameRooms.ts';
import type { CreatedRooms, OrderResult } from './orderResult.ts';
import { settleOpenCalls, type FailedOrder } from './settleOpenCalls.ts';
import { warningsOf } from './warnings.ts';

export interface OrderLimits {
  /** The most rooms that one order may ask for; see `mostRooms`. */
  readonly perOrder: number;
  /** Whether the others go on when an order fails; else an invalid one stops all before the first call, and a failure the rest. */
  readonly goOn: boolean;
  /**
   * Whether, after a call whose outcome is open, the rooms that a look finds are taken for its own when they are exactly as
   * many as are missing. Else they are reported only. The equal rooms of another run within some minutes can be taken for them.
   */
  readonly useFound?: boolean;
  /** Is told of the rooms that a call brought while others are still to come. It must not throw. */
  readonly meanwhile?: (given: readonly GivenRoom[]) => void;
}

/** An order as it was checked; undefined for one that is not to be sent now. */
type Checked = OrderRequest | AseedError | undefined;

type OrderRequest = CreateRoomsRequest & { readonly display_name?: string };

/**
 * Creates the rooms of many orders with as few calls as possible. All orders are checked before the first call; one whose
 * fields could not even be read is given as the error that says so, and one that is not to be sent now as undefined, so that each keeps
 * its place in the journal. Rooms that the journal tells of are delivered and not made
 * again; what may have been made is looked for and never asked for again. The rooms of `otherRuns` are never taken for
 * it. It does not throw for a failing call: its orders carry the error, the others their rooms.
 */
export async function createRoomsForOrders(
  client: Client,
  orders: readonly (Fields | AseedError | undefined)[],
  { perOrder, goOn, useFound = false, meanwhile = () => undefined }: OrderLimits,
  journal: Journal = newJournal(),
  otherRuns: OtherRuns = { journals: () => [] },
): Promise<CreatedRooms> {
  const checked = await checkOrders(orders, perOrder, goOn);
  const received = otherRuns.received ?? receivedRooms([journal, ...otherRuns.journals()]);
  const settle = async (): Promise<FailedOrder[]> =>
    openCalls(journal).length > 0 ? settleOpenCalls(client, journal, useFound, received, otherRuns) : [];
  const isNamed = checked.some((order) => order && 'count' in order && order.display_name !== undefined);
  const failed = await settle();
  let calls = goOn || failed.length === 0 ? planCalls(missingOfEach(checked, journal, failed)) : [];
  while (calls.length > 0) {
    const sent = await sendPlanned(client, calls, journal, { goOn, received, meanwhile, isLastTold: isNamed });
    const met = [...ofOrders(sent.failed), ...(await settle())];
    // What was not sent goes on if nothing stopped it but an open outcome that is settled now.
    const mayGoOn = !met.some(({ error }) => stopsTheRest(error, goOn));
    for (const one of mayGoOn ? met : [...met, ...ofOrders(sent.notSent)]) failed.push(one);
    const left = sent.notSent.map(({ planned }) => planned);
    calls = mayGoOn ? withoutOrders(met, left) : [];
  }
  const requests = checked.map((order) => (order instanceof AseedError ? undefined : order));
  const created = { results: resultsOf(checked, journal, failed), warnings: warningsOf(journal, requests) };
  const isGivenOut = goOn || failed.length === 0;
  return isNamed && isGivenOut ? nameRooms(client, created, requests) : created;
}

async function checkOrders(
  orders: readonly (Fields | AseedError | undefined)[],
  perOrder: number,
  goOn: boolean,
): Promise<Checked[]> {
  const given = orders.filter((order) => order !== undefined);
  const checked = (await checkEach({ inputs: orderInputs(perOrder) }, given, goOn)).values();
  return orders.map((order) => (order === undefined ? undefined : checked.next().value));
}

/** What is left to ask for of each order that can be sent and did not fail. */
function missingOfEach(
  checked: readonly Checked[],
  journal: Journal,
  failed: readonly FailedOrder[],
): (CreateRoomsRequest | undefined)[] {
  const given = byOrder(givenRooms(journal));
  const failing = byOrder(failed);
  return checked.map((order, place) => {
    if (order === undefined || order instanceof AseedError || failing[place]) return undefined;
    const { display_name: _, ...request } = order;
    const count = order.count - (given[place]?.length ?? 0);
    return count > 0 ? { ...request, count } : undefined;
  });
}

function byOrder<T extends { readonly order: number }>(all: readonly T[]): Readonly<Record<number, readonly T[]>> {
  const grouped: Record<number, T[]> = {};
  for (const one of all) (grouped[one.order] ??= []).push(one);
  return grouped;
}

interface Sending extends Required<Pick<OrderLimits, 'goOn' | 'meanwhile'>> {
  readonly received: Set<string>;
  /** Whether more is to come after the last call too. */
  readonly isLastTold: boolean;
}

/** A call that made nothing. */
interface FailedCall {
  readonly planned: PlannedCall;
  readonly error: AseedError;
}

/** Sends calls, and gives those that failed and those that were not sent. Those whose outcome is open are in the journal instead. */
async function sendPlanned(
  client: Client,
  calls: readonly PlannedCall[],
  journal: Journal,
  { goOn, received, meanwhile, isLastTold }: Sending,
): Promise<{ readonly failed: readonly FailedCall[]; readonly notSent: readonly FailedCall[] }> {
  let left = calls.length;
  const outcomes = await sendCalls(client, calls, goOn, async (planned) => {
    const sentAtMs = client.clock.now();
    const answer = await valueOrError(() => call(client, createRooms, planned.request));
    const outcome = outcomeOf(answer, planned.request.count, received);
    const { value: rooms = [], error } = outcome;
    const open = error?.outcome === 'unknown' ? { open: error.message } : {};
    if (rooms.length > 0 || 'open' in open) {
      const entry = { kind: 'call' as const, ...planned, sentAtMs, endedAtMs: client.clock.now(), rooms, ...open };
      journal.entries.push(entry);
      left -= 1;
      if (left > 0 || isLastTold) meanwhile(givenBy(entry));
    }
    return outcome;
  });
  const notMade = calls.flatMap((planned, index) => {
    const error = outcomes[index]?.error;
    return error && error.outcome !== 'unknown' ? { planned, error } : [];
  });
  const isSent = ({ error }: FailedCall) => error.outcome !== 'notSent';
  return { failed: notMade.filter(isSent), notSent: notMade.filter((one) => !isSent(one)) };
}

/** The orders that calls were for. */
function ofOrders(calls: readonly FailedCall[]): FailedOrder[] {
  return calls.flatMap(({ planned, error }) => planned.shares.map(({ order }) => ({ order, error })));
}

/** What is left to send of calls without the orders that failed. */
function withoutOrders(failed: readonly FailedOrder[], calls: PlannedCall[]): PlannedCall[] {
  if (failed.length === 0) return calls;
  const orders = new Set(failed.map(({ order }) => order));
  return calls.flatMap(({ request, shares }) => {
    const left = shares.filter(({ order }) => !orders.has(order));
    return left.length > 0 ? { request: { ...request, count: roomsIn(left) }, shares: left } : [];
  });
}

/** A room that was received already, as in an answer that something in between repeats, is not another one. */
function outcomeOf(
  answer: { rooms: readonly Room[] } | AseedError,
  asked: number,
  received: Set<string>,
): Outcome<readonly Room[]> {
  if (answer instanceof AseedError) return { error: answer };
  const rooms = answer.rooms.filter((room) => {
    const key = keyOf(room);
    const isNew = key === undefined || !received.has(key);
    if (key !== undefined) received.add(key);
    return isNew;
  });
  return rooms.length < asked ? { value: rooms, error: new TooFewRoomsError(rooms.length, asked) } : { value: rooms };
}

function resultsOf(checked: readonly Checked[], journal: Journal, failed: readonly FailedOrder[]): OrderResult[] {
  const given = byOrder(givenRooms(journal));
  const failing = byOrder(failed);
  const [first] = failed;
  return checked.map((order, place) => {
    const rooms = given[place]?.map(({ room }) => room) ?? [];
    const met = failing[place]?.map(({ error }) => error) ?? [];
    if (order === undefined) return { rooms };
    // That rooms may exist from an earlier try must not hide behind an order that is invalid now.
    if (order instanceof AseedError) {
      return { rooms, error: errorToTell([...met, order]) ?? order };
    }
    const asked = Math.max(order.count, rooms.length);
    if (rooms.length === asked) return { asked, rooms };
    const error = errorToTell(met) ?? (first && new NotSentError(first.error));
    return { asked, rooms, ...(error && { error }) };
  });
}
