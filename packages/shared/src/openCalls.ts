import { roomsIn, settingsOf } from './callPlan.ts';
import type { Client } from './client.ts';
import type { Failing, Progress } from './createRoomsForOrders.ts';
import { AseedError } from './errors/AseedError.ts';
import { OutcomeUnknownError } from './errors/OutcomeUnknownError.ts';
import { adviceOn, lookUp } from './lookUp.ts';
import { giveRooms, roomsOf, type OpenCall, type OrderMemory } from './orderMemory.ts';
import { idOf } from './room.ts';

/**
 * Looks for the rooms of the calls whose outcome is open. With `useFound` those found go to the orders that miss them, if they
 * are exactly as many; else the call stays open, and its orders fail with what was found. What a call left to Aseed may be as
 * another call asked for, so a call with more settings has the first pick, and where that is unclear, nothing more is used.
 * The rooms that the `others` hold are not looked for.
 */
export async function settleOpenCalls(
  client: Client,
  memory: OrderMemory,
  useFound: boolean,
  others: readonly OrderMemory[],
): Promise<Progress> {
  const failing: Failing[] = [];
  const warnings: string[] = [];
  const known = new Set([memory, ...others].flatMap(roomsOf).map(idOf));
  let mayUse = useFound;
  for (const openCall of mostSettingsFirst(alikeTogether(memory.openCalls.splice(0)))) {
    const { request, shares, message } = openCall;
    const found = await lookUp(client, openCall, known);
    const alike = found instanceof AseedError ? undefined : found.alike;
    if (mayUse && alike?.length === request.count) {
      giveRooms(memory, shares, alike);
      warnings.push(
        `${message} Aseed lists exactly the rooms that were missing (${request.count}). They were used: ${alike.map(idOf).join(', ')}.`,
      );
    } else {
      memory.openCalls.push(openCall);
      const error = new OutcomeUnknownError(message, adviceOn(openCall, found));
      failing.push(...shares.map(({ order }) => ({ order, error })));
    }
    if (alike && alike.length <= request.count) for (const room of alike) known.add(idOf(room));
    else mayUse = false;
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

function mostSettingsFirst(openCalls: readonly OpenCall[]): OpenCall[] {
  const settings = ({ request }: OpenCall) => Object.values(request).filter((value) => value !== undefined).length;
  return [...openCalls].sort((one, other) => settings(other) - settings(one));
}

function together(one: OpenCall, other: OpenCall): OpenCall {
  const shares = [...one.shares, ...other.shares];
  const sentAtMs = Math.min(one.sentAtMs, other.sentAtMs);
  return { ...one, request: { ...one.request, count: roomsIn(shares) }, shares, sentAtMs };
}
