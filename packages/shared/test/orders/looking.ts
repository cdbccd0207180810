import { AseedError } from '../../src/errors/AseedError.ts';
import { withRooms } from '../../src/errors/namedRooms.ts';
import { adviceOn } from '../../src/orders/advice.ts';
import type { Received } from '../../src/orders/found.ts';
import { lookUp } from '../../src/orders/lookUp.ts';
import type { HttpAnswer, NoAnswer } from '../../src/transport/transport.ts';
import { clientAnswering, projectId, unhurried } from '../clientOf.ts';
import { documentedRoom } from '../documentedRoom.ts';
import { testWords } from '../testWords.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
/** What the server's clock shows, which is a little ahead of ours. */
export const there = Date.parse('2031-05-05T12:00:00Z');
/** What ours shows. */
export const here = there - 90 * second;
export const date = new Date(there).toUTCString();
export const at = (ms: number) => new Date(there + ms).toISOString();

export const clock = { ...unhurried, now: () => here };

/** A call for two German rooms, sent 9.2 seconds ago, which failed 8 seconds ago. */
export const openCall = (count = 2) => ({
  request: { project_id: projectId, count, language: 'de', expires_in_days: 14 },
  shares: [{ order: 0, count }],
  sentAtMs: here - 9.2 * second,
  endedAtMs: here - 8 * second,
  calls: [0],
  named: [],
  message: 'Whether the rooms were created is not known.',
});

/** A room of that call, made five seconds ago. */
export const room = (fields: object = {}) => ({
  ...documentedRoom,
  language: 'de',
  created_at: at(-5 * second),
  expires_at: at(14 * day),
  ...fields,
});

export const listing = (rooms: unknown, headers: Record<string, string> = { date }): HttpAnswer => ({
  status: 200,
  headers,
  body: JSON.stringify(rooms),
});

/** Looks at a server whose answers are given, the last for ever, and notes the pauses. */
export async function look(
  answers: readonly (HttpAnswer | NoAnswer)[],
  { known = new Set<string>(), patienceMs = 0, received = [] as readonly Received[] } = {},
) {
  const left = [...answers];
  const pauses: number[] = [];
  const client = clientAnswering(() => (left.length > 1 ? left.shift() : left[0]) ?? { sent: 'nothing', code: 'NONE' });
  const sleep = async (ms: number) => pauses.push(ms);
  const { found } = await lookUp({ ...client, patienceMs, clock: { ...clock, sleep } }, openCall(), {
    known,
    received,
  });
  const { hint, rooms } = adviceOn(2, found, testWords.again);
  return { found, pauses, hint, advice: withRooms(hint, rooms) };
}

export const counts = ({ found }: Awaited<ReturnType<typeof look>>) =>
  found instanceof AseedError ? found.name : { alike: found.alike.length, different: found.different.length };

export const othersLikeThem =
  'Whether Aseed made them cannot be told: its list has others like them. Look there which are yours. Again asks for nothing.';

export const none = (listed: string) =>
  `None of the missing rooms is in Aseed's list (${listed}). It may still be at work: look again in some minutes. Again asks for nothing.`;

/** A call of the same run that brought a room, a minute before the one that is open. */
export const receivedRoom = (fields: object = {}) => ({
  ...room({ id: 'received', created_at: at(-69 * second) }),
  ...fields,
});
export const received = [{ rooms: [receivedRoom()], sentAtMs: here - 70 * second, endedAtMs: here - 68 * second }];
export const known = new Set(['received']);
