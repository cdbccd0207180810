import { roomsIn, settingsOf, type CreateRoomsRequest, type PlannedCall, type Share } from './callPlan.ts';
import type { MadeBetween } from './madeBetween.ts';
import { idOf, keysOf, type Room } from './room.ts';
import type { Outcome } from './sendCalls.ts';

/**
 * What has become of orders so far, by their place, as plain JSON. A platform that runs the same orders again keeps it
 * between the tries: what each call brought is written down before anything else is done, and nothing is made twice.
 */
export interface OrderMemory {
  readonly orders: Record<string, RememberedOrder>;
  /** The calls whose outcome is open. What they asked for is not asked for again. */
  readonly openCalls: OpenCall[];
  /** The ids of rooms that were made although nobody asked for them. */
  readonly surplus: string[];
  /** What happened on the way that the user should know of, as sentences. Each try says it: what a failed one said may be lost. */
  readonly warnings: string[];
}

interface RememberedOrder {
  readonly asked: number;
  /** What its rooms were made with, as {@link settingsOf} gives it. */
  readonly settings: string;
  readonly rooms: Room[];
}

/** A call that may have made rooms which nobody received: those rooms, and the orders that they are for. */
export interface OpenCall extends PlannedCall {
  /** When it was sent and when it had failed, in milliseconds since 1970 by our own clock. */
  readonly sentAtMs: number;
  readonly endedAtMs: number;
  /** The same by the server's clock, once it has told its time. */
  readonly madeBetween?: MadeBetween;
  /** The ids of the rooms that the user was told of. */
  readonly named: readonly string[];
  /** What happened, as a sentence. */
  readonly message: string;
}

export function newOrderMemory(): OrderMemory {
  return { orders: {}, openCalls: [], surplus: [], warnings: [] };
}

/** All rooms that were made and received. */
export function roomsOf({ orders }: OrderMemory): Room[] {
  return Object.values(orders).flatMap(({ rooms }) => rooms);
}

/** The ids of the rooms that are no longer looked for: those received, and those that the runs of `others` told of. */
export function knownRooms(memory: OrderMemory, others: readonly OrderMemory[] = []): Set<string> {
  const all = [memory, ...others];
  const named = others.flatMap(({ openCalls }) => openCalls.flatMap((openCall) => openCall.named));
  return new Set([...keysOf(all.flatMap(roomsOf)), ...all.flatMap(({ surplus }) => surplus), ...named]);
}

/** Notes a sentence for the user, once. */
export function warn({ warnings }: OrderMemory, sentence: string): void {
  if (!warnings.includes(sentence)) warnings.push(sentence);
}

/** Takes an order up, if it is not known yet. Gives the rooms it has that were made with other settings than it asks for now. */
export function takeUp(memory: OrderMemory, request: CreateRoomsRequest, order: number): readonly Room[] {
  const settings = settingsOf(request);
  const remembered = (memory.orders[order] ??= { asked: request.count, settings, rooms: [] });
  return remembered.settings === settings ? [] : remembered.rooms;
}

/** What is left to ask for of an order; undefined for nothing. */
export function missingOf(
  request: CreateRoomsRequest,
  order: RememberedOrder | undefined,
): CreateRoomsRequest | undefined {
  const count = request.count - (order?.rooms.length ?? 0);
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
  times: Pick<OpenCall, 'sentAtMs' | 'endedAtMs'>,
): void {
  const missing = giveRooms(memory, shares, rooms);
  memory.surplus.push(...rooms.slice(request.count).map(idOf));
  if (!error?.roomsMayExist) return;
  const missed = { ...request, count: roomsIn(missing) };
  memory.openCalls.push({ request: missed, shares: missing, ...times, message: error.message, named: [] });
}
