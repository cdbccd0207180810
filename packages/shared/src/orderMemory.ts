import { roomsIn, type CreateRoomsRequest, type PlannedCall, type Share } from './callPlan.ts';
import type { Room } from './room.ts';
import type { Outcome } from './sendCalls.ts';

/**
 * What has become of orders so far, by their place, as plain JSON. A platform that runs the same orders again keeps it
 * between the tries: what each call brought is written down before anything else is done, and nothing is made twice.
 */
export interface OrderMemory {
  readonly orders: Record<string, RememberedOrder>;
  /** The calls whose outcome is open. What they asked for is not asked for again. */
  readonly openCalls: OpenCall[];
}

interface RememberedOrder {
  readonly asked: number;
  readonly rooms: Room[];
}

/** A call that may have made rooms which nobody received: those rooms, and the orders that they are for. */
export interface OpenCall extends PlannedCall {
  /** When it was sent, in milliseconds since 1970 by our own clock. */
  readonly sentAtMs: number;
  /** What happened, as a sentence. */
  readonly message: string;
}

export function newOrderMemory(): OrderMemory {
  return { orders: {}, openCalls: [] };
}

/** All rooms that were made and received. */
export function roomsOf({ orders }: OrderMemory): Room[] {
  return Object.values(orders).flatMap(({ rooms }) => rooms);
}

/** What is left to ask for of an order; undefined for nothing. */
export function missingOf(
  request: CreateRoomsRequest,
  { rooms }: RememberedOrder = { asked: 0, rooms: [] },
): CreateRoomsRequest | undefined {
  const count = request.count - rooms.length;
  return count > 0 ? { ...request, count } : undefined;
}

/** Hands rooms out to the orders of a call, in the order of its shares. Gives the shares that got too few. */
export function giveRooms({ orders }: OrderMemory, shares: readonly Share[], rooms: readonly Room[]): Share[] {
  let next = 0;
  return shares.flatMap(({ order, count }) => {
    const portion = rooms.slice(next, (next += count));
    orders[order]?.rooms.push(...portion);
    return portion.length < count ? [{ order, count: count - portion.length }] : [];
  });
}

/** Notes what a call brought, and what it may have made besides. */
export function writeDown(
  memory: OrderMemory,
  { request, shares }: PlannedCall,
  { value: rooms = [], error }: Outcome<readonly Room[]>,
  sentAtMs: number,
): void {
  const missing = giveRooms(memory, shares, rooms);
  if (!error?.roomsMayExist) return;
  const missed = { ...request, count: roomsIn(missing) };
  memory.openCalls.push({ request: missed, shares: missing, sentAtMs, message: error.message });
}
