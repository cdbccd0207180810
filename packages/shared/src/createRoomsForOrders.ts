import { attempt } from './attempt.ts';
import { planCalls, type CreateRoomsRequest } from './callPlan.ts';
import { checkOrders } from './checkOrders.ts';
import { call, type Client } from './client.ts';
import { createRooms } from './endpoints/createRooms.ts';
import { AseedError } from './errors/AseedError.ts';
import { NotSentError } from './errors/NotSentError.ts';
import { TooFewRoomsError } from './errors/TooFewRoomsError.ts';
import type { Failing } from './failing.ts';
import type { Fields } from './inputs.ts';
import { settleOpenCalls } from './openCalls.ts';
import { knownRooms, missingOf, newOrderMemory, takeUp, warn, writeDown, type OrderMemory } from './orderMemory.ts';
import { idOf, keyOf, type Room } from './room.ts';
import { sendCalls, stopsTheRest, type Outcome } from './sendCalls.ts';
import { warningsOf } from './warnings.ts';
import { weightiest } from './weightiest.ts';

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
}

/** What became of one order. Rooms that were made are here even when others of the same order failed. */
export interface OrderResult {
  readonly asked: number;
  readonly rooms: readonly Room[];
  readonly error?: AseedError;
}

export interface CreatedRooms {
  /** One for each order, in their order. */
  readonly results: readonly OrderResult[];
  /** What the user should know of rooms that were made, in this try or an earlier one. */
  readonly warnings: readonly string[];
}

/** The inputs of createRooms for an order of up to `perOrder` rooms. */
export function orderInputs(perOrder: number) {
  const { count } = createRooms.inputs;
  return { ...createRooms.inputs, count: { ...count, max: perOrder } };
}

/**
 * Creates the rooms of many orders with as few calls as possible. All orders are checked before the first call; one whose
 * fields could not even be read is given as the error that says so. Rooms that the memory holds are delivered and not made
 * again; what may have been made is looked for and never asked for again. The rooms that `others` hold, the memories of other
 * runs, are never taken for it. It does not throw for a failing call: its orders carry the error, the others their rooms.
 */
export async function createRoomsForOrders(
  client: Client,
  orders: readonly (Fields | AseedError)[],
  { perOrder, goOn, useFound = false }: OrderLimits,
  memory: OrderMemory = newOrderMemory(),
  others: readonly OrderMemory[] = [],
): Promise<CreatedRooms> {
  const checked = await checkOrders(orderInputs(perOrder), orders, goOn);
  const changed = checked.flatMap((order, place) => (order instanceof AseedError ? [] : takeUp(memory, order, place)));
  if (changed.length > 0) {
    const ids = changed.map(idOf).join(', ');
    warn(memory, `Rooms of an earlier try were made with other settings than the fields give now: ${ids}.`);
  }
  let failing = await settleOpenCalls(client, memory, useFound, others);
  for (let mayGoOn = goOn || failing.length === 0; mayGoOn; ) {
    const failed = new Set(failing.map(({ order }) => order));
    const missing = checked.map((order, place) =>
      order instanceof AseedError || failed.has(place) ? undefined : missingOf(order, memory.orders[place]),
    );
    const sent = await sendMissing(client, missing, memory, goOn);
    const settled = await settleOpenCalls(client, memory, useFound, others);
    const met = [...sent, ...settled];
    // What was not sent goes on if nothing stopped it but an open outcome that is settled now.
    mayGoOn = met.some(({ error }) => !error.wasSent) && !met.some(({ error }) => stopsTheRest(error, goOn));
    failing = [...failing, ...(mayGoOn ? met.filter(({ error }) => error.wasSent) : met)];
  }
  return { results: resultsOf(checked, memory, failing), warnings: warningsOf(memory) };
}

/** Sends what is missing, by order, and gives the orders that fail. Those whose outcome is open are in the memory instead. */
async function sendMissing(
  client: Client,
  missing: readonly (CreateRoomsRequest | undefined)[],
  memory: OrderMemory,
  goOn: boolean,
): Promise<Failing[]> {
  const calls = planCalls(missing);
  const outcomes = await sendCalls(client, calls, goOn, async (planned) => {
    const sentAtMs = Date.now();
    const answer = await attempt(() => call(client, createRooms, planned.request));
    const outcome = outcomeOf(answer, planned.request.count, knownRooms(memory));
    writeDown(memory, planned, outcome, { sentAtMs, endedAtMs: Date.now() });
    return outcome;
  });
  return calls.flatMap(({ shares }, index) => {
    const error = outcomes[index]?.error;
    return error && !error.roomsMayExist ? shares.map(({ order }) => ({ order, error })) : [];
  });
}

/** A room that is there already, as in an answer that something in between repeats, is not another one. */
function outcomeOf(
  answer: { rooms: readonly Room[] } | AseedError,
  asked: number,
  known: Set<string>,
): Outcome<readonly Room[]> {
  if (answer instanceof AseedError) return { error: answer };
  const rooms = answer.rooms.filter((room) => {
    const key = keyOf(room);
    const isNew = key === undefined || !known.has(key);
    if (key !== undefined) known.add(key);
    return isNew;
  });
  return rooms.length < asked ? { value: rooms, error: new TooFewRoomsError(rooms.length, asked) } : { value: rooms };
}

function resultsOf(
  checked: readonly (CreateRoomsRequest | AseedError)[],
  { orders }: OrderMemory,
  failing: readonly Failing[],
): OrderResult[] {
  const errors = checked.map((): AseedError[] => []);
  const [first] = failing;
  for (const { order, error } of failing) errors[order]?.push(error);
  return checked.map((order, place) => {
    const { asked, rooms } = orders[place] ?? { asked: 0, rooms: [] };
    const found = errors[place] ?? [];
    // That rooms may exist from an earlier try must not hide behind an order that is invalid now.
    if (order instanceof AseedError) return { asked, rooms, error: weightiest([...found, order]) ?? order };
    if (rooms.length >= order.count) return { asked, rooms };
    const error = weightiest(found) ?? (first && new NotSentError(first.error));
    return { asked, rooms, ...(error && { error }) };
  });
}
