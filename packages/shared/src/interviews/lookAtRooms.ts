import { listRooms } from '../api/listRooms.ts';
import { callDated } from '../call/call.ts';
import type { Client } from '../sending/doForEach.ts';
import { limitsOfPoll, readRecordStatuses } from './readRecordStatuses.ts';
import type { Look } from './roomEvents.ts';

/** Whose rooms are looked at, and by which measures. */
export interface LookedFor extends Pick<Look, 'days' | 'giveUpHours'> {
  readonly projectId: string | undefined;
}

/** Lists the rooms, and asks for the status of those records that `recordsOf` takes from the list. Throws the AseedError that a call met. */
export async function lookAtRooms(
  client: Client,
  { projectId, days, giveUpHours }: LookedFor,
  recordsOf: (look: Look) => readonly string[],
): Promise<Look> {
  const filter = projectId === undefined ? {} : { project_id: projectId };
  const { value: rooms, atMs: nowMs } = await callDated(client, listRooms, filter);
  const look = { rooms, nowMs, days, giveUpHours, records: new Map<string, string>() };
  return { ...look, records: await readRecordStatuses(client, recordsOf(look), limitsOfPoll) };
}
