import { planCalls, type CreateRoomsRequest, type PlannedCall } from './callPlan.ts';
import { checkOrders } from './checkOrders.ts';
import { call, type Client } from './client.ts';
import { createRooms } from './endpoints/createRooms.ts';
import { AseedError } from './errors/AseedError.ts';
import { TooFewRoomsError } from './errors/TooFewRoomsError.ts';
import type { Fields } from './inputs.ts';
import { idOf, oddFieldsOf, type Room } from './room.ts';
import { sendCalls } from './sendCalls.ts';
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

/** What one call brought: the rooms of its answer, and why there are not as many as it asked for. */
interface Brought {
  readonly rooms: readonly Room[];
  readonly error?: AseedError;
}

/** The inputs of createRooms for an order of up to `perOrder` rooms. */
export function orderInputs(perOrder: number) {
  const { count } = createRooms.inputs;
  return { ...createRooms.inputs, count: { ...count, max: perOrder } };
}

/**
 * Creates the rooms of many orders with as few calls as possible, each call sent once. All orders are checked before the
 * first call; one whose fields could not even be read is given as the error that says so. It does not throw for a failing
 * call: its orders carry the error, the others their rooms.
 */
export async function createRoomsForOrders(
  client: Client,
  orders: readonly (Fields | AseedError)[],
  { perOrder, goOn }: OrderLimits,
): Promise<CreatedRooms> {
  const checked = await checkOrders(orderInputs(perOrder), orders, goOn);
  const calls = planCalls(checked.map((order) => (order instanceof AseedError ? undefined : order)));
  const answers = await sendCalls(calls, goOn, ({ request }) => call(client, createRooms, request));
  const brought = calls.map(({ request }, index) => broughtBy(answers[index], request.count));
  return { results: handOut(checked, calls, brought), warnings: warningsFor(calls, brought) };
}

function broughtBy(answer: { rooms: readonly Room[] } | AseedError | undefined, asked: number): Brought {
  if (answer === undefined) return { rooms: [] };
  if (answer instanceof AseedError) return { rooms: [], error: answer };
  const { rooms } = answer;
  return rooms.length < asked ? { rooms, error: new TooFewRoomsError(rooms.length, asked) } : { rooms };
}

/** Gives each order what the calls brought for it: a call's rooms go to its shares in their order. */
function handOut(
  orders: readonly (CreateRoomsRequest | AseedError)[],
  calls: readonly PlannedCall[],
  brought: readonly Brought[],
): OrderResult[] {
  const portions: Brought[][] = orders.map(() => []);
  calls.forEach(({ shares }, index) => {
    const { rooms = [], error } = brought[index] ?? {};
    let next = 0;
    for (const { order, count } of shares) {
      const portion = rooms.slice(next, (next += count));
      portions[order]?.push({ rooms: portion, ...(error && portion.length < count && { error }) });
    }
  });
  return orders.map((order, index) => {
    if (order instanceof AseedError) return { asked: 0, rooms: [], error: order };
    const received = portions[index] ?? [];
    const error = weightiest(received.flatMap((portion) => portion.error ?? []));
    return { asked: order.count, rooms: received.flatMap(({ rooms }) => rooms), ...(error && { error }) };
  });
}

function warningsFor(calls: readonly PlannedCall[], brought: readonly Brought[]): string[] {
  const odd = brought.flatMap(({ rooms }) => rooms.map(oddFieldsOf)).filter((fields) => fields !== '');
  const extra = calls.flatMap(({ request }, index) => brought[index]?.rooms.slice(request.count).map(idOf) ?? []);
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
