import { getRecordsMeta } from '../api/getRecordsMeta.ts';
import { call } from '../call/call.ts';
import type { Client } from '../sending/doForEach.ts';

/** How many records are asked for in one call. */
const atOnce = 50;

/** How much may be asked for in one look. */
interface AskingLimits {
  readonly mostCalls: number;
  /** No call is begun after so many milliseconds. */
  readonly longestMs: number;
}

/** A platform gives a poll no more than 25 to 45 seconds, in which the rooms are listed too. */
export const limitsOfPoll: AskingLimits = { mostCalls: 10, longestMs: 8000 };

/**
 * Asks how far records are and gives their status by their ids, which are in lower case; empty for one that Aseed does not tell of. Of more than the
 * limits allow it asks for the first ones. Throws the AseedError that a call met.
 */
export async function readRecordStatuses(
  client: Client,
  ids: readonly string[],
  { mostCalls, longestMs }: AskingLimits,
): Promise<Map<string, string>> {
  const endMs = client.clock.now() + longestMs;
  const statuses = new Map<string, string>();
  for (const batch of batchesOf(ids).slice(0, mostCalls)) {
    if (client.clock.now() >= endMs) break;
    const { records } = await call(client, getRecordsMeta, { ids: batch.join(',') });
    const told = new Map(Object.entries(records).map(([id, { status }]) => [id.toLowerCase(), status]));
    for (const id of batch) {
      const status = told.get(id);
      statuses.set(id, typeof status === 'string' ? status : '');
    }
  }
  return statuses;
}

/** The same in a circle, so that each has its turn where only the first are asked for. `part`, from 0 to 1, is chosen by chance. */
export function startingAt(ids: readonly string[], part: number): string[] {
  const start = Math.floor(part * ids.length);
  return [...ids.slice(start), ...ids.slice(0, start)];
}

function batchesOf(ids: readonly string[]): string[][] {
  const starts = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, batch) => batch * atOnce);
  return starts.map((start) => ids.slice(start, start + atOnce));
}
