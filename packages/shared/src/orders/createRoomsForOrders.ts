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
import type { Client } from '../sending/callEndpoint.ts';
import { sendCalls, stopsTheRest, type Outcome } from '../sending/sendCalls.ts';
import { planCalls, type CreateRoomsRequest } from './callPlan.ts';
import { givenBy, givenRooms, newJournal, openCalls, receivedRooms, type GivenRoom, type Journal } from './journal.ts';
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
type Checked = CreateRoomsRequest | AseedError | undefined;

/** The inputs of createRooms for an order of up to `perOrder` rooms. */
export function orderInputs(perOrder: number) {
  const { count } = createRooms.inputs;
  return { ...createRooms.inputs, count: { ...count, max: perOrder } };
}

/**
 * Creates the rooms of many orders with as few calls as possible. All orders are checked before the first call; one whose
 * fields could not even be read is given as the error that says so, and one that is not to be sent now as undefined, so that each keeps
 * its place in the journal. Rooms that the journal tells of are delivered and not made
 * again; what may have been made is looked for and never asked for again. The rooms of `otherRuns`, whose journals they are,
 * are never taken for it. It does not throw for a failing call: its orders carry the error, the others their rooms.
 */
export async function createRoomsForOrders(
  client: Client,
  orders: readonly (Fields | AseedError | undefined)[],
  { perOrder, goOn, useFound = false, meanwhile = () => undefined }: OrderLimits,
  journal: Journal = newJournal(),
  otherRuns: readonly Journal[] = [],
): Promise<CreatedRooms> {
  const checked = await checkOrders(orders, perOrder, goOn);
  const settle = async () =>
    openCalls(journal).length > 0 ? settleOpenCalls(client, journal, useFound, otherRuns) : [];
  let failed = await settle();
  for (let mayGoOn = goOn || failed.length === 0; mayGoOn; ) {
    const missing = missingOfEach(checked, journal, failed);
    if (missing.every((request) => request === undefined)) break;
    const sent = await sendMissing(client, missing, journal, { goOn, otherRuns, meanwhile });
    const met = [...sent, ...(await settle())];
    // What was not sent goes on if nothing stopped it but an open outcome that is settled now.
    mayGoOn = met.some(({ error }) => isNotSent(error)) && !met.some(({ error }) => stopsTheRest(error, goOn));
    failed = [...failed, ...(mayGoOn ? met.filter(({ error }) => !isNotSent(error)) : met)];
  }
  const requests = checked.map((order) => (order instanceof AseedError ? undefined : order));
  return { results: resultsOf(checked, journal, failed), warnings: warningsOf(journal, requests) };
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

function isNotSent({ outcome }: AseedError): boolean {
  return outcome === 'notSent';
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
    const count = order.count - (given[place]?.length ?? 0);
    return count > 0 ? { ...order, count } : undefined;
  });
}

function byOrder<T extends { readonly order: number }>(all: readonly T[]): Readonly<Record<number, readonly T[]>> {
  const grouped: Record<number, T[]> = {};
  for (const one of all) (grouped[one.order] ??= []).push(one);
  return grouped;
}

interface Sending extends Required<Pick<OrderLimits, 'goOn' | 'meanwhile'>> {
  readonly otherRuns: readonly Journal[];
}

/** Sends what is missing, by order, and gives the orders that fail. Those whose outcome is open are in the journal instead. */
async function sendMissing(
  client: Client,
  missing: readonly (CreateRoomsRequest | undefined)[],
  journal: Journal,
  { goOn, otherRuns, meanwhile }: Sending,
): Promise<FailedOrder[]> {
  const calls = planCalls(missing);
  let left = calls.length;
  const received = receivedRooms([journal, ...otherRuns]);
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
      if (left > 0) meanwhile(givenBy(entry));
    }
    return outcome;
  });
  return calls.flatMap(({ shares }, index) => {
    const error = outcomes[index]?.error;
    return error && error.outcome !== 'unknown' ? shares.map(({ order }) => ({ order, error })) : [];
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
