import { keysOf } from '../api/room.ts';
import { AseedError } from '../errors/AseedError.ts';
import { OutcomeUnknownError } from '../errors/OutcomeUnknownError.ts';
import type { Client } from '../sending/doForEach.ts';
import { adviceOn } from './advice.ts';
import { namedRooms, openCalls, receivedBefore, type Journal, type OtherRuns } from './journal.ts';
import { lookUp } from './lookUp.ts';

/** An order that does not get all of its rooms, and one of the reasons. */
export interface FailedOrder {
  readonly order: number;
  readonly error: AseedError;
}

/**
 * Looks for the rooms of the calls whose outcome is open and enters each look. With `useFound` those found go to the orders that
 * miss them, if they are exactly as many; else the call stays open, and its orders fail with what was found. Where it is unclear
 * which rooms are a call's, none is used for those after it. Rooms that were `received` are not looked for, those used are added to them, and
 * what the users of `otherRuns` were told of is not looked for either. Gives the orders that fail.
 */
export async function settleOpenCalls(
  client: Client,
  journal: Journal,
  useFound: boolean,
  received: Set<string>,
  otherRuns: OtherRuns,
): Promise<FailedOrder[]> {
  const failed: FailedOrder[] = [];
  const named = namedRooms(otherRuns.journals());
  const known = { has: (key: string) => received.has(key) || named.has(key) };
  let isUnclear = false;
  for (const open of openCalls(journal)) {
    const { calls, request, shares, message } = open;
    const before = receivedBefore(journal, request.project_id);
    const { found, period } = await lookUp(client, open, { known, received: before });
    const { alike, isClear } = found instanceof AseedError ? { alike: undefined, isClear: false } : found;
    const canBeUsed = !isUnclear && isClear;
    const adopted = useFound && canBeUsed && alike?.length === request.count ? alike : undefined;
    const look = { kind: 'look', calls, named: alike ? keysOf(alike) : open.named } as const;
    journal.entries.push({ ...look, ...(period && { period }), ...(adopted && { adopted }) });
    if (!adopted) {
      const error = new OutcomeUnknownError(message, ({ again }) => adviceOn(request.count, found, again, canBeUsed));
      for (const { order } of shares) failed.push({ order, error });
    }
    for (const key of keysOf(adopted ?? [])) received.add(key);
    if (alike && alike.length <= request.count) for (const key of keysOf(alike)) named.add(key);
    else isUnclear = true;
  }
  return failed;
}
