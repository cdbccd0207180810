import { attempt } from './attempt.ts';
import { planCalls, roomsIn, type CreateRoomsRequest, type PlannedCall } from './callPlan.ts';
import { checkInputs } from './checkInputs.ts';
import { call, type Client } from './client.ts';
import { createRooms } from './endpoints/createRooms.ts';
import { AseedError } from './errors/AseedError.ts';
import { NotSentError } from './errors/NotSentError.ts';
import { TooFewRoomsError } from './errors/TooFewRoomsError.ts';
import type { Fields } from './inputs.ts';
import { idOf, oddityOf, type Room } from './room.ts';

/** How many calls are under way at once. */
const concurrency = 1;

export interface OrderLimits {
  /** The most rooms that one order may ask for; see `mostRooms`. */
  readonly perOrder: number;
  /** Whether the orders with valid fields go on when others are invalid; else one invalid order stops all before the first call. */
  readonly skipInvalid: boolean;
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

interface Sent {
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
 * first call; one whose fields could not even be read is given as the error that says so. It does not throw for a failing call: its orders carry the error, the others their rooms.
 */
export async function createRoomsForOrders(
  client: Client,
  orders: readonly (Fields | AseedError)[],
  limits: OrderLimits,
): Promise<CreatedRooms> {
  const inputs = orderInputs(limits.perOrder);
  const checked = await Promise.all(
    orders.map((order) => (order instanceof AseedError ? order : attempt(() => checkInputs({ inputs }, order)))),
  );
  const mayGoOn = limits.skipInvalid || checked.every((order) => !(order instanceof AseedError));
  const calls = mayGoOn ? planCalls(checked.map((order) => (order instanceof AseedError ? undefined : order))) : [];
  const sent = await sendCalls(calls, ({ request }) => send(client, request));
  return {
    results: handOut(checked, calls, sent),
    warnings: calls.flatMap(({ shares }, index) => oddities(roomsIn(shares), sent[index]?.rooms ?? [])),
  };
}

/**
 * Sends the calls in their order, `concurrency` at a time. After a failure that the rest would meet too, it sends no new one;
 * it always waits for those under way.
 */
async function sendCalls(
  calls: readonly PlannedCall[],
  sendOne: (call: PlannedCall) => Promise<Sent>,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  const queue = calls.entries();
  let stopper: AseedError | undefined;
  const worker = async () => {
    for (const [index, planned] of queue) {
      const outcome = stopper ? { rooms: [], error: new NotSentError(stopper) } : await sendOne(planned);
      sent[index] = outcome;
      if (outcome.error?.stopsOtherCalls) stopper ??= outcome.error;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return sent;
}

async function send(client: Client, request: CreateRoomsRequest): Promise<Sent> {
  const answer = await attempt(() => call(client, createRooms, request));
  if (answer instanceof AseedError) return { rooms: [], error: answer };
  const { rooms } = answer;
  return rooms.length < request.count ? { rooms, error: new TooFewRoomsError(rooms.length, request.count) } : { rooms };
}

/** Gives each order what the calls brought for it: a call's rooms go to its shares in their order. */
function handOut(
  orders: readonly (CreateRoomsRequest | AseedError)[],
  calls: readonly PlannedCall[],
  sent: readonly Sent[],
): OrderResult[] {
  const portions: Sent[][] = orders.map(() => []);
  calls.forEach(({ shares }, index) => {
    const { rooms = [], error } = sent[index] ?? {};
    let next = 0;
    for (const { order, count } of shares) {
      const portion = rooms.slice(next, (next += count));
      portions[order]?.push({ rooms: portion, ...(error && portion.length < count && { error }) });
    }
  });
  return orders.map((order, index) => {
    if (order instanceof AseedError) return { asked: 0, rooms: [], error: order };
    const received = portions[index] ?? [];
    const error = received.find((portion) => portion.error)?.error;
    return { asked: order.count, rooms: received.flatMap(({ rooms }) => rooms), ...(error && { error }) };
  });
}

function oddities(asked: number, rooms: readonly Room[]): string[] {
  const extra = rooms.slice(asked).map(idOf);
  return [
    ...rooms.flatMap((room) => oddityOf(room) ?? []),
    ...(extra.length > 0
      ? [`Aseed created rooms that nobody asked for. They were handed to no item: ${extra.join(', ')}.`]
      : []),
  ];
}
