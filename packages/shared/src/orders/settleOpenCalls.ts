import { keysOf } from '../api/room.ts';
import { AseedError } from '../errors/AseedError.ts';
import { OutcomeUnknownError } from '../errors/OutcomeUnknownError.ts';
import type { Client } from '../sending/callEndpoint.ts';
import { adviceOn } from './advice.ts';
import { knownRooms, openCalls, receivedBefore, type Journal } from './journal.ts';
import { lookUp } from './lookUp.ts';

/** An order that does not get all of its rooms, and one of the reasons. */
export interface FailedOrder {
  readonly order: number;
  readonly error: AseedError;
}

/**
 * Looks for the rooms of the calls whose outcome is open and enters each look. With `useFound` those found go to the orders that
 * miss them, if they are exactly as many; else the call stays open, and its orders fail with what was found. Where it is unclear
 * which rooms are a call's, none is used for those after it. The rooms of `otherRuns` are not looked for. Gives the orders that fail.
 */
export async function settleOpenCalls(
  client: Client,
  journal: Journal,
  useFound: boolean,
  otherRuns: readonly Journal[],
): Promise<FailedOrder[]> {
  const failed: FailedOrder[] = [];
  const known = knownRooms(journal, otherRuns);
  let isUnclear = false;
  for (const open of openCalls(journal)) {
    const { calls, request, shares, message } = open;
    const received = receivedBefore(journal, request.project_id);
    const { found, period } = await lookUp(client, open, { known, received });
    const { alike, isClear } = found instanceof AseedError ? { alike: undefined, isClear: false } : found;
    const canBeUsed = !isUnclear && isClear;
    const adopted = useFound && canBeUsed && alike?.length === request.count ? alike : undefined;
    const look = { kind: 'look', calls, named: alike ? keysOf(alike) : open.named } as const;
    journal.entries.push({ ...look, ...(period && { period }), ...(adopted && { adopted }) });
    if (!adopted) {
      const error = new OutcomeUnknownError(message, ({ again }) => adviceOn(request.count, found, again, canBeUsed));
      failed.push(...shares.map(({ order }) => ({ order, error })));
    }
    if (alike && alike.length <= request.count) for (const key of keysOf(alike)) known.add(key);
    else isUnclear = true;
  }
  return failed;
}
