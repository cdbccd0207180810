import { isAwaited, statusOf, timeOf, type Room } from '../api/room.ts';

/** What is seen of rooms at one time. */
export interface Look {
  readonly rooms: readonly Room[];
  /** The server's own time, in milliseconds since 1970. */
  readonly nowMs: number;
  /** The status of the records that were asked for, by {@link recordOf}; empty for one that Aseed did not tell of. */
  readonly records: ReadonlyMap<string, string>;
  /** How many days before its end a link is about to expire. */
  readonly days: number;
  /** For how many hours after an interview to wait for its transcript. */
  readonly giveUpHours: number;
}

/** One thing that can happen to a room. */
interface RoomEventRule {
  /** What its event is called after the room's id. It must never change its form: whatever was told before would be told again. */
  readonly nameFor: (room: Room) => string;
  /** Whether it has happened; undefined where that is not known before its record is asked for. */
  readonly hasHappened: (room: Room, look: Look) => boolean | undefined;
  /** The fields that tell when it happened: the first that holds a time, which may be an earlier one than that. */
  readonly times: readonly string[];
  /** Whether it is told of rooms too to which it happened before anybody looked. */
  readonly isToldLate?: true;
}

const always = (name: string) => () => name;
const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** All that can be told of rooms. */
const roomEvents = {
  created: { nameFor: always('created'), hasHappened: () => true, times: ['created_at'] },
  joined: {
    nameFor: always('joined'),
    hasHappened: ({ respondent_email: email }) => typeof email === 'string' && email !== '',
    times: ['started_at', 'created_at'],
  },
  finished: {
    nameFor: always('finished'),
    hasHappened: isFinished,
    times: ['finished_at', 'started_at', 'created_at'],
  },
  ready: { nameFor: always('ready'), hasHappened: isReady, times: ['finished_at', 'started_at', 'created_at'] },
  expiring: {
    // A link that was prolonged may be about to expire once more.
    nameFor: ({ expires_at: expiresAt }) => `expiring:${secondsOf(expiresAt)}`,
    hasHappened: isExpiring,
    times: ['expires_at'],
    isToldLate: true,
  },
  expired: {
    nameFor: always('expired'),
    hasHappened: (room, { nowMs }) =>
      statusOf(room) === 'expired' || (isAwaited(room) && timeOf(room.expires_at) <= nowMs),
    times: ['expires_at', 'created_at'],
  },
  cancelled: {
    nameFor: always('cancelled'),
    hasHappened: (room) => statusOf(room) === 'cancelled',
    times: ['created_at'],
  },
} as const satisfies Readonly<Record<string, RoomEventRule>>;

export type EventKind = keyof typeof roomEvents;

/** Gives the rule of a kind of event. */
export function ruleFor(kind: EventKind): RoomEventRule {
  return roomEvents[kind];
}

/** When something happened to a room, or some earlier time, in milliseconds since 1970; NaN where it tells none. */
export function happenedAt({ times }: Pick<RoomEventRule, 'times'>, room: Room): number {
  return times.map((field) => timeOf(room[field])).find((time) => !Number.isNaN(time)) ?? Number.NaN;
}

/** What a room's record is asked for by; undefined where it has none yet. */
export function recordOf({ record_id: id }: Room): string | undefined {
  return typeof id === 'string' && id !== '' ? id.toLowerCase() : undefined;
}

/** Other words mean that Aseed is still at it. */
const ended: ReadonlySet<string> = new Set(['Finished', 'Error']);

/** Whether an interview is over, whatever became of it. */
export function isFinished(room: Room): boolean {
  return statusOf(room) === 'completed' || !Number.isNaN(timeOf(room.finished_at)) || recordOf(room) !== undefined;
}

function isReady(room: Room, { nowMs, records, giveUpHours }: Look): boolean | undefined {
  if (!isFinished(room)) return false;
  if (endOf(room) + giveUpHours * hour <= nowMs) return true;
  const record = recordOf(room);
  if (record === undefined) return false;
  const status = records.get(record);
  return status === undefined ? undefined : ended.has(status);
}

/** When an interview was over, at the latest; NaN where its room does not tell. */
export function endOf({ finished_at, expires_at, max_duration_minutes: minutes }: Room): number {
  const finished = timeOf(finished_at);
  return Number.isNaN(finished) ? timeOf(expires_at) + Number(minutes) * 60 * 1000 : finished;
}

/** Of a link that works for a short time only, not before half of that is over. */
function isExpiring(room: Room, { nowMs, days }: Look): boolean {
  const expires = timeOf(room.expires_at);
  const half = (expires - timeOf(room.created_at)) / 2;
  const ahead = Number.isNaN(half) ? days * day : Math.min(days * day, half);
  return isAwaited(room) && nowMs < expires && nowMs >= expires - ahead;
}

/** The same for one time in whatever form it comes. */
function secondsOf(time: unknown): string {
  const ms = timeOf(time);
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 19);
}
