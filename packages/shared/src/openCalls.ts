import { roomsIn, settingsOf } from './callPlan.ts';
import type { Client } from './client.ts';
import { AseedError } from './errors/AseedError.ts';
import { OutcomeUnknownError } from './errors/OutcomeUnknownError.ts';
import type { Failing } from './failing.ts';
import { adviceOn, lookUp } from './lookUp.ts';
import { graceMs } from './madeBetween.ts';
import { giveRooms, knownRooms, warn, type OpenCall, type OrderMemory } from './orderMemory.ts';
import { idOf, keysOf } from './room.ts';

/**
 * Looks for the rooms of the calls whose outcome is open. With `useFound` those found go to the orders that miss them, if they
 * are exactly as many; else the call stays open, and its orders fail with what was found. What a call left to Aseed may be as
 * another call asked for, so a call with more settings has the first pick, and where that is unclear, nothing more is used.
 * The rooms that the `others` hold are not looked for. Gives the orders that fail.
 */
export async function settleOpenCalls(
  client: Client,
  memory: OrderMemory,
  useFound: boolean,
  others: readonly OrderMemory[],
): Promise<Failing[]> {
  const failing: Failing[] = [];
  const known = knownRooms(memory, others);
  const open = mostSettingsFirst(alikeTogether(memory.openCalls));
  memory.openCalls.splice(0, Infinity, ...open);
  let mayUse = useFound;
  for (const openCall of open) {
    const { request, shares, message } = openCall;
    const { found, madeBetween } = await lookUp(client, openCall, known);
    const place = memory.openCalls.indexOf(openCall);
    const { alike, isClear } = found instanceof AseedError ? { alike: undefined, isClear: false } : found;
    if (mayUse && isClear && alike?.length === request.count) {
      giveRooms(memory, shares, alike);
      memory.openCalls.splice(place, 1);
      const ids = alike.map(idOf).join(', ');
      warn(
        memory,
        `${message} Aseed lists exactly the rooms that were missing (${request.count}). They were used: ${ids}.`,
      );
    } else {
      memory.openCalls.splice(place, 1, {
        ...openCall,
        ...(madeBetween && { madeBetween }),
        named: keysOf(alike ?? []),
      });
      const error = new OutcomeUnknownError(message, adviceOn(openCall, found));
      failing.push(...shares.map(({ order }) => ({ order, error })));
    }
    if (alike && alike.length <= request.count) for (const key of keysOf(alike)) known.add(key);
    else mayUse = false;
  }
  return failing;
}

/** Calls with the same settings, at about the same time, as one, since their rooms cannot be told apart. */
function alikeTogether(openCalls: readonly OpenCall[]): OpenCall[] {
  return openCalls.reduce<OpenCall[]>((merged, openCall) => {
    const other = merged.findIndex((candidate) => areAlike(candidate, openCall));
    return other < 0
      ? [...merged, openCall]
      : merged.map((one, place) => (place === other ? together(one, openCall) : one));
  }, []);
}

function areAlike(one: OpenCall, other: OpenCall): boolean {
  const gapMs = Math.max(one.sentAtMs, other.sentAtMs) - Math.min(one.endedAtMs, other.endedAtMs);
  return settingsOf(one.request) === settingsOf(other.request) && gapMs <= graceMs;
}

function mostSettingsFirst(openCalls: readonly OpenCall[]): OpenCall[] {
  const settings = ({ request }: OpenCall) => Object.values(request).filter((value) => value !== undefined).length;
  return [...openCalls].sort((one, other) => settings(other) - settings(one));
}

/** Two calls as one. What is known of the server's clock is asked for anew. */
function together(one: OpenCall, { shares, sentAtMs, endedAtMs, named }: OpenCall): OpenCall {
  const { madeBetween: _, ...rest } = one;
  const all = [...one.shares, ...shares];
  return {
    ...rest,
    request: { ...one.request, count: roomsIn(all) },
    shares: all,
    sentAtMs: Math.min(one.sentAtMs, sentAtMs),
    endedAtMs: Math.max(one.endedAtMs, endedAtMs),
    named: [...one.named, ...named],
  };
}
