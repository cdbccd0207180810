import { createRooms, mostRooms } from '../api/createRooms.ts';
import type { Fields, RequestOf } from '../api/inputs.ts';
import { updateRoom } from '../api/updateRoom.ts';

export type CreateRoomsRequest = RequestOf<(typeof createRooms)['inputs']>;

/** The inputs of createRooms for an order of up to `perOrder` rooms, and what is set afterwards: the same object each time, as inputs are known by it. */
export function orderInputs(perOrder: number) {
  const inputs = inputsUpTo.get(perOrder) ?? withMost(perOrder);
  inputsUpTo.set(perOrder, inputs);
  return inputs;
}

const inputsUpTo = new Map<number, ReturnType<typeof withMost>>();

function withMost(perOrder: number) {
  const { count } = createRooms.inputs;
  return { ...createRooms.inputs, count: { ...count, max: perOrder }, display_name: displayName };
}

/** A create takes no name, so each room is changed once it is there. */
const displayName = {
  ...updateRoom.inputs.display_name,
  help: 'What the room is called in Aseed. It is set once the room is made, which costs a second call for each room.',
} as const;

/** One call, and whose rooms it makes: the first `count` rooms of its answer are for the first share's order, and so on. */
export interface PlannedCall {
  readonly request: CreateRoomsRequest;
  readonly shares: readonly Share[];
}

export interface Share {
  /** Which of the orders, by its place. */
  readonly order: number;
  readonly count: number;
}

/**
 * The fewest calls that make the rooms of all orders. An order is a request for any number of rooms, or undefined for one
 * that is not to be sent. Orders with equal settings share calls; none asks for more than 100 rooms. The largest
 * come first: of several under way at once, the last one to end is then a small one.
 */
export function planCalls(orders: readonly (CreateRoomsRequest | undefined)[]): PlannedCall[] {
  const groups = new Map<string, { settings: CreateRoomsRequest; shares: Share[] }>();
  orders.forEach((request, order) => {
    if (request === undefined) return;
    const key = settingsOf(request);
    const group = groups.get(key) ?? { settings: request, shares: [] };
    group.shares.push({ order, count: request.count });
    groups.set(key, group);
  });
  const calls = [...groups.values()].flatMap(({ settings, shares }) =>
    callfuls(shares).map((callful) => ({ request: { ...settings, count: roomsIn(callful) }, shares: callful })),
  );
  return calls.sort((one, other) => other.request.count - one.request.count);
}

const settingKeys = Object.keys(createRooms.inputs).filter((key) => key !== 'count');

/**
 * What two requests have in common whose rooms are alike: all but the number of rooms, as a text to compare. A setting that was
 * left blank is not there.
 */
export function settingsOf(request: CreateRoomsRequest): string {
  const values: Fields = request;
  return JSON.stringify(settingKeys.map((key) => values[key]));
}

/** How many rooms a call's shares ask for together. */
export function roomsIn(shares: readonly Share[]): number {
  return shares.reduce((sum, { count }) => sum + count, 0);
}

/** Fills one call after the other, cutting a share where a call is full. */
function callfuls(shares: readonly Share[]): Share[][] {
  const calls: Share[][] = [];
  let free = 0;
  for (const { order, count } of shares) {
    for (let left = count; left > 0; ) {
      if (free === 0) {
        calls.push([]);
        free = mostRooms.perCall;
      }
      const taken = Math.min(left, free);
      calls.at(-1)?.push({ order, count: taken });
      left -= taken;
      free -= taken;
    }
  }
  return calls;
}
