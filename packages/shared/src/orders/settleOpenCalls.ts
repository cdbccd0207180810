import { keysOf } from '../api/room.ts';
import { AseedError } from '../errors/AseedError.ts';
import { OutcomeUnknownError } from '../errors/OutcomeUnknownError.ts';
import { UnexpectedAnswerError } from '../errors/UnexpectedAnswerError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import type { Client } from '../sending/client.ts';
import { adviceOn, findRooms, madeBetween, type Found, type MadeBetween } from './found.ts';
import { knownRooms, openCalls, type Journal, type OpenCall } from './journal.ts';
import { listingOf } from './listing.ts';

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
  let mayUse = useFound;
  for (const open of openCalls(journal)) {
    const { calls, request, shares, message } = open;
    const { found, period } = await lookUp(client, open, known);
    const { alike, isClear } = found instanceof AseedError ? { alike: undefined, isClear: false } : found;
    const adopted = mayUse && isClear && alike?.length === request.count ? alike : undefined;
    const look = { kind: 'look', calls, named: alike ? keysOf(alike) : open.named } as const;
    journal.entries.push({ ...look, ...(period && { period }), ...(adopted && { adopted }) });
    if (!adopted) {
      const error = new OutcomeUnknownError(message, adviceOn(request.count, found));
      failed.push(...shares.map(({ order }) => ({ order, error })));
    }
    if (alike && alike.length <= request.count) for (const key of keysOf(alike)) known.add(key);
    else mayUse = false;
  }
  return failed;
}

/** What a look brought, or why it failed; and when the call was by the server's clock, once that is known. */
interface Look {
  readonly found: Found | AseedError;
  readonly period: MadeBetween | undefined;
}

/** A room may be made some seconds after the connection that asked for it broke. */
const lookAgainAfterMs = [2000, 5000];

/**
 * Looks for the rooms that a call may have made, without those that are `known`: the rooms of its project that were made while
 * it was under way or shortly after, by the server's own clock. Where there is patience it looks again before it says that there
 * are too few.
 */
export async function lookUp(client: Client, open: OpenCall, known: ReadonlySet<string>): Promise<Look> {
  let look = await lookOnce(client, open, open.period, known);
  for (const pauseMs of lookAgainAfterMs) {
    const { found, period } = look;
    if (found instanceof AseedError || found.alike.length >= open.request.count) break;
    if (pauseMs > client.patienceMs) break;
    await client.clock.sleep(pauseMs);
    look = await lookOnce(client, open, period, known);
  }
  return look;
}

async function lookOnce(
  client: Client,
  open: OpenCall,
  knownPeriod: MadeBetween | undefined,
  known: ReadonlySet<string>,
): Promise<Look> {
  const listing = await valueOrError(() => listingOf(client, open.request.project_id));
  if (listing instanceof AseedError) return { found: listing, period: knownPeriod };
  const { rooms, date } = listing;
  const period = knownPeriod ?? (date && madeBetween(open, date));
  return period
    ? { found: findRooms(rooms, open, period, known), period }
    : { found: new UnexpectedAnswerError('its list of rooms has no Date header.'), period };
}
