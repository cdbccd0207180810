import { attempt } from './attempt.ts';
import { planCalls, type CreateRoomsRequest, type PlannedCall } from './callPlan.ts';
import { checkOrders } from './checkOrders.ts';
import { call, type Client } from './client.ts';
import { createRooms } from './endpoints/createRooms.ts';
import { AseedError } from './errors/AseedError.ts';
import { OutcomeUnknownError } from './errors/OutcomeUnknownError.ts';
import { TooFewRoomsError } from './errors/TooFewRoomsError.ts';
import type { Fields } from './inputs.ts';
import { idOf, oddFieldsOf, type Room } from './room.ts';
import { sendCalls, type Outcome } from './sendCalls.ts';
import { weightiest } from './weightiest.ts';

export interface OrderLimits {
  /** The most rooms that one order may ask for; see `mostRooms`. */
  readonly perOrder: number;
  /** Whether the others go on when an order fails; else an invalid one stops all before the first call, and a failure the rest. */
  readonly goOn: boolean;
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
  /** What the user should know of rooms that were delivered. */
  readonly warnings: readonly string[];
}

/**
 * What has become of orders so far, by their place, as plain JSON. A platform that runs the same orders again keeps it
 * between the tries: what each call brought is written down before anything else is done, and nothing is made twice.
 */
export type OrderMemory = Record<string, OrderEntry>;

interface OrderEntry {
  readonly asked: number;
  readonly rooms: Room[];
  /** A call for this order was left without a readable answer: asking again could pay for its rooms twice. */
  isOpen: boolean;
}

/** The inputs of createRooms for an order of up to `perOrder` rooms. */
export function orderInputs(perOrder: number) {
  const { count } = createRooms.inputs;
  return { ...createRooms.inputs, count: { ...count, max: perOrder } };
}

/**
 * Creates the rooms of many orders with as few calls as possible, each call sent once. All orders are checked before the
 * first call; one whose fields could not even be read is given as the error that says so. Rooms that the memory holds are
 * delivered and not made again. It does not throw for a failing call: its orders carry the error, the others their rooms.
 */
export async function createRoomsForOrders(
  client: Client,
  orders: readonly (Fields | AseedError)[],
  { perOrder, goOn }: OrderLimits,
  memory: OrderMemory = {},
): Promise<CreatedRooms> {
  const mayBeAsked = orders.map((order, place) => (memory[place]?.isOpen ? leftOpen() : order));
  const checked = await checkOrders(orderInputs(perOrder), mayBeAsked, goOn);
  const calls = planCalls(checked.map((order, place) => missingOf(order, memory[place])));
  checked.forEach((order, place) => {
    if (!(order instanceof AseedError)) memory[place] ??= { asked: order.count, rooms: [], isOpen: false };
  });
  const outcomes = await sendCalls(calls, goOn, async (planned) => {
    const answer = await attempt(() => call(client, createRooms, planned.request));
    const outcome = outcomeOf(answer, planned.request.count);
    writeDown(memory, planned, outcome);
    return outcome;
  });
  const errors = errorsOf(calls, outcomes);
  return {
    results: checked.map((order, place) => resultOf(order, memory[place], errors.get(place) ?? [])),
    warnings: warningsFor(calls, outcomes),
  };
}

function leftOpen(): AseedError {
  return new OutcomeUnknownError('an earlier try of this run asked for them and got no readable answer.');
}

/** What is left to ask for, after what the memory holds; undefined for nothing. */
function missingOf(
  order: CreateRoomsRequest | AseedError,
  entry: OrderEntry | undefined,
): CreateRoomsRequest | undefined {
  if (order instanceof AseedError) return undefined;
  const count = order.count - (entry?.rooms.length ?? 0);
  return count > 0 ? { ...order, count } : undefined;
}

function outcomeOf(answer: { rooms: readonly Room[] } | AseedError, asked: number): Outcome<readonly Room[]> {
  if (answer instanceof AseedError) return { error: answer };
  const { rooms } = answer;
  return rooms.length < asked ? { value: rooms, error: new TooFewRoomsError(rooms.length, asked) } : { value: rooms };
}

/** Gives each order of a call its rooms: they go to the call's shares in their order. */
function writeDown(
  memory: OrderMemory,
  { shares }: PlannedCall,
  { value: rooms = [], error }: Outcome<readonly Room[]>,
): void {
  let next = 0;
  for (const { order, count } of shares) {
    const portion = rooms.slice(next, (next += count));
    const entry = memory[order];
    entry?.rooms.push(...portion);
    if (entry && portion.length < count && error?.roomsMayExist) entry.isOpen = true;
  }
}

function errorsOf(calls: readonly PlannedCall[], outcomes: readonly Outcome<unknown>[]): Map<number, AseedError[]> {
  const errors = new Map<number, AseedError[]>();
  calls.forEach(({ shares }, index) => {
    const error = outcomes[index]?.error;
    if (error) for (const { order } of shares) errors.set(order, [...(errors.get(order) ?? []), error]);
  });
  return errors;
}

function resultOf(
  order: CreateRoomsRequest | AseedError,
  { asked, rooms }: Pick<OrderEntry, 'asked' | 'rooms'> = { asked: 0, rooms: [] },
  errors: readonly AseedError[],
): OrderResult {
  if (order instanceof AseedError) return { asked, rooms, error: order };
  const error = rooms.length < asked ? weightiest(errors) : undefined;
  return { asked, rooms, ...(error && { error }) };
}

function warningsFor(calls: readonly PlannedCall[], outcomes: readonly Outcome<readonly Room[]>[]): string[] {
  const odd = outcomes.flatMap(({ value = [] }) => value.map(oddFieldsOf)).filter((fields) => fields !== '');
  const extra = calls.flatMap(({ request }, index) => outcomes[index]?.value?.slice(request.count).map(idOf) ?? []);
  return [
    ...[...new Set(odd)].map((fields) => {
      const count = odd.filter((other) => other === fields).length;
      return `${count === 1 ? '1 room is' : `${count} rooms are`} passed on as received, but not as documented in: ${fields}.`;
    }),
    ...(extra.length > 0
      ? [`Aseed created rooms that nobody asked for. They were handed to no item: ${extra.join(', ')}.`]
      : []),
  ];
}
