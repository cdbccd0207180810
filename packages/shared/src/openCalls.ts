import { roomsIn, settingsOf } from './callPlan.ts';
import type { Client } from './client.ts';
import type { Failing, Progress } from './createRoomsForOrders.ts';
import { AseedError } from './errors/AseedError.ts';
import { OutcomeUnknownError } from './errors/OutcomeUnknownError.ts';
import { adviceOn, lookUp } from './lookUp.ts';
import { giveRooms, type OpenCall, type OrderMemory } from './orderMemory.ts';
import { idOf } from './room.ts';

/**
 * Looks for the rooms of the calls whose outcome is open. With `useFound` those found go to the orders that miss them, if they
 * are exactly as many; else the call stays open, and its orders fail with what was found.
 */
export async function settleOpenCalls(client: Client, memory: OrderMemory, useFound: boolean): Promise<Progress> {
  const failing: Failing[] = [];
  const warnings: string[] = [];
  for (const openCall of alikeTogether(memory.openCalls.splice(0))) {
    const { request, shares, message } = openCall;
    const known = new Set(Object.values(memory.orders).flatMap(({ rooms }) => rooms.map(idOf)));
    const found = await lookUp(client, openCall, known);
    if (useFound && !(found instanceof AseedError) && found.alike.length === request.count) {
      giveRooms(memory, shares, found.alike);
      warnings.push(
        `${message} Aseed lists exactly the rooms that were missing (${request.count}). They were used: ${found.alike.map(idOf).join(', ')}.`,
      );
    } else {
      memory.openCalls.push(openCall);
      const error = new OutcomeUnknownError(message, adviceOn(openCall, found));
      failing.push(...shares.map(({ order }) => ({ order, error })));
    }
  }
  return { failing, warnings };
}

/** Calls with the same settings as one, since their rooms cannot be told apart. */
function alikeTogether(openCalls: readonly OpenCall[]): OpenCall[] {
  const bySettings = new Map<string, OpenCall>();
  for (const openCall of openCalls) {
    const key = settingsOf(openCall.request);
    const other = bySettings.get(key);
    bySettings.set(key, other ? together(other, openCall) : openCall);
  }
  return [...bySettings.values()];
}

function together(one: OpenCall, other: OpenCall): OpenCall {
  const shares = [...one.shares, ...other.shares];
  const sentAtMs = Math.min(one.sentAtMs, other.sentAtMs);
  return { ...one, request: { ...one.request, count: roomsIn(shares) }, shares, sentAtMs };
}
