import type { Inputs, RequestOf } from '../api/inputs.ts';
import { listRooms } from '../api/listRooms.ts';
import { isAwaited, timeOf, type Room } from '../api/room.ts';
import { call } from '../call/call.ts';
import type { Action } from '../sending/doForEach.ts';

const inputs = {
  ...listRooms.inputs,
  not_yet_joined: {
    kind: 'boolean',
    label: 'Only Not Yet Joined',
    help: 'Whether to give only pending rooms that no respondent has joined.',
    example: 'true',
    required: false,
  },
  finished_since: {
    kind: 'date',
    label: 'Only Finished Since',
    help: 'Only rooms whose interview finished at this time or later: a date and time with its zone.',
    example: '2026-12-01T18:00:00+01:00',
    required: false,
  },
  expiring_within_days: {
    kind: 'integer',
    label: 'Only Expiring Within (Days)',
    help: 'Only pending rooms that no respondent has joined and whose link ends within so many days.',
    example: '2',
    required: false,
    min: 1,
    max: 3650,
  },
  limit: {
    kind: 'integer',
    label: 'Limit',
    help: 'Max number of results to return.',
    example: '50',
    required: false,
    min: 1,
  },
} as const satisfies Inputs;

type Wanted = RequestOf<typeof inputs>;

/** Lists rooms. The API knows only the project and the status, so the rest is looked for in its list. */
export const roomsWanted: Action<typeof inputs, readonly Room[]> = {
  name: 'roomsWanted',
  auth: 'bearer',
  inputs,
  forRun:
    (client) =>
    async ({ project_id, status, ...wanted }) => {
      const rooms = await call(client, listRooms, {
        ...(project_id !== undefined && { project_id }),
        ...(status !== undefined && { status }),
      });
      const nowMs = client.clock.now();
      return rooms.filter((room) => isWanted(room, wanted, nowMs)).slice(0, wanted.limit);
    },
};

const day = 24 * 60 * 60 * 1000;

function isWanted(room: Room, wanted: Omit<Wanted, 'project_id' | 'status'>, nowMs: number): boolean {
  const { not_yet_joined = false, finished_since, expiring_within_days: days } = wanted;
  const isWaiting = isAwaited(room);
  const expiresMs = timeOf(room.expires_at);
  return (
    (!not_yet_joined || isWaiting) &&
    (finished_since === undefined || timeOf(room.finished_at) >= Date.parse(finished_since)) &&
    (days === undefined || (isWaiting && expiresMs >= nowMs && expiresMs <= nowMs + days * day))
  );
}
