import type { Json } from '../api/json.ts';
import { keyOf, timeOf, type Room } from '../api/room.ts';

/** When a call was sent and when it had ended, in milliseconds since 1970 by our own clock. */
export interface CallTime {
  readonly sentAtMs: number;
  readonly endedAtMs: number;
}

/** When the rooms of a call may have been made, in milliseconds since 1970 by some clock. */
export interface MadeBetween {
  readonly fromMs: number;
  /** A room made before it may as well have been made before the call. */
  readonly clearFromMs: number;
  readonly toMs: number;
}

/** The settings that a create was sent, by key, and how many rooms it asked for. */
export type SentSettings = { readonly project_id: string; readonly count: number } & Readonly<
  Record<string, string | number | undefined>
>;

/** A call whose rooms are looked for. */
export interface Sought extends CallTime {
  readonly request: SentSettings;
}

/** A call of the same run that did bring rooms: it shows whether the list, and the times in it, can be relied on. */
export interface Received extends CallTime {
  readonly rooms: readonly Room[];
}

/** Which rooms are not looked for, by their ids. */
export type Known = Pick<ReadonlySet<string>, 'has'>;

/** What Aseed lists after a create whose outcome is open. */
export interface Found {
  /** Rooms that nobody received, made when the call was, with its settings and without a respondent. */
  readonly alike: readonly Room[];
  /** The same with other settings. */
  readonly different: readonly Room[];
  /** Like those alike, but by their time made at most 26 hours before or after, or nobody knows when; the newest first. */
  readonly elsewhen: readonly Room[];
  /** The settings that were sent and that some of those alike do not tell, by key: whether they have them cannot be seen. */
  readonly untold: readonly string[];
  /** How many rooms there are in the list. */
  readonly listed: number;
  /** Whether rooms are missing in the list that this run has received. */
  readonly isCut: boolean;
  /**
   * Whether those alike can be taken for the call's: the list is whole, and they tell all that was sent, have an id, and were made after
   * the call was sent, as exactly as clocks of whole seconds tell, by a clock that is known to be the one of rooms.
   */
  readonly isClear: boolean;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** A server may go on with a call whose connection broke. What is made later than that belongs to another. */
export const graceMs = 2 * minute;

/** A time without its zone may be off by what lies between the zones of the world; a clock may be off by more, but is not. */
const mostOff = 26 * hour;

/**
 * Which of the rooms listed a call may have made, without those that are `known`. `period` is when it was by the clock that the server
 * tells; `received` are the calls of the same run that brought rooms of the same project.
 */
export function findRooms(
  list: readonly Room[],
  sought: Sought,
  period: MadeBetween,
  { known, received }: { readonly known: Known; readonly received: readonly Received[] },
): Found {
  const { request } = sought;
  const rooms = eachOnce(list);
  const listed = new Map(rooms.map((room) => [keyOf(room), room]));
  const keys = received.flatMap((call) => call.rooms.flatMap((room) => keyOf(room) ?? []));
  const calls = received.map((call) => ({ ...call, times: timesOf(call.rooms, listed) }));
  const clocks = clocksFor(sought, period);
  const windows = clocks.filter((clock) => explains(clock, sought, calls));
  const isKnown = clocks.length === 1 || calls.some(({ times }) => times.length > 0);
  // Where no clock explains what was received, no time says that a room is another's.
  const isAnothers = (room: Room) => windows.length > 0 && clocks.every((clock) => isLongFrom(clock, madeAt(room)));
  const unclaimed = rooms.filter((room) => !room.respondent_email && !room.started_at && !known.has(keyOf(room) ?? ''));
  const isThen = (room: Room) => windows.some((window) => isWithin(window, madeAt(room)));
  const isAlike = (room: Room) => settingsThatAre('different', room, request).length === 0;
  const alike = unclaimed.filter((room) => isThen(room) && isAlike(room));
  const untold = [...new Set(alike.flatMap((room) => settingsThatAre('untold', room, request)))];
  const isCut = keys.some((key) => !listed.has(key));
  const [best] = windows;
  return {
    alike,
    different: unclaimed.filter((room) => isThen(room) && !isAlike(room)),
    elsewhen: unclaimed.filter((room) => !isThen(room) && isAlike(room) && !isAnothers(room)).sort(newestFirst),
    untold,
    listed: rooms.length,
    isCut,
    isClear:
      isKnown &&
      !isCut &&
      untold.length === 0 &&
      alike.every((room) => best && isWithin({ ...best, fromMs: best.clearFromMs }, madeAt(room)) && keyOf(room)),
  };
}

/** A list may name a room twice, as where a page of it overlaps the next. */
function eachOnce(rooms: readonly Room[]): Room[] {
  const seen = new Set<string>();
  return rooms.filter((room) => {
    const key = keyOf(room);
    const isFirst = key === undefined || !seen.has(key);
    if (key !== undefined) seen.add(key);
    return isFirst;
  });
}

/** Clocks that differ by more are not slow or fast, but wrong: one of the two, and nobody knows which. */
const mostApart = 5 * minute;

/**
 * When a call may have made rooms, by the clocks that may be the one of rooms, likeliest first: the one that the server tells and, where ours
 * shows quite another time, ours.
 */
function clocksFor({ sentAtMs, endedAtMs }: CallTime, period: MadeBetween): MadeBetween[] {
  const byOurs = { fromMs: sentAtMs - second, clearFromMs: sentAtMs - second, toMs: endedAtMs + second + graceMs };
  return Math.abs(period.fromMs - byOurs.fromMs) > mostApart ? [period, byOurs] : [period];
}

/** Whether the rooms of other calls, of which it is known when they were made, were made then by this clock too. */
function explains(
  clock: MadeBetween,
  call: CallTime,
  others: readonly (CallTime & { readonly times: readonly number[] })[],
): boolean {
  return others.every((other) => other.times.every((atMs) => isWithin(movedTo(other, call, clock), atMs)));
}

/** The window of another call by the same clock. */
function movedTo(other: CallTime, call: CallTime, { fromMs, clearFromMs, toMs }: MadeBetween): MadeBetween {
  const laterMs = other.sentAtMs - call.sentAtMs;
  return {
    fromMs: fromMs + laterMs,
    clearFromMs: clearFromMs + laterMs,
    toMs: toMs + other.endedAtMs - call.endedAtMs,
  };
}

/** Whether something was made in that time; never where nobody knows when (NaN). */
function isWithin({ fromMs, toMs }: MadeBetween, atMs: number): boolean {
  return atMs >= fromMs && atMs <= toMs;
}

/** When rooms that were received were made, as the list tells it, which may tell it otherwise than the answer did. */
function timesOf(rooms: readonly Room[], listed: ReadonlyMap<string | undefined, Room>): number[] {
  return rooms.flatMap((room) => {
    const asListed = listed.get(keyOf(room));
    return asListed ? [madeAt(asListed)] : [];
  });
}

function isLongFrom({ fromMs, toMs }: MadeBetween, atMs: number): boolean {
  return atMs < fromMs - mostOff || atMs > toMs + mostOff;
}

/** What has no time that can be read may be the newest of all. */
function newestFirst(one: Room, other: Room): number {
  const time = (room: Room) => (Number.isNaN(madeAt(room)) ? Number.MAX_SAFE_INTEGER : madeAt(room));
  return time(other) - time(one);
}

function madeAt({ created_at }: Room): number {
  return timeOf(created_at);
}

/** The settings of a request that a room tells otherwise, by key. */
export function settingsOtherThan(request: SentSettings, room: Room): string[] {
  return settingsThatAre('different', room, request);
}

/** How a setting that was sent shows in a room: as it was sent, in another way, or not at all. */
type Shown = 'equal' | 'different' | 'untold';

/** The settings that were sent and show in a room as said, by key. */
function settingsThatAre(shown: Shown, room: Room, request: SentSettings): string[] {
  return sentSettings(request).flatMap(([key, value]) => (shownIn(room, key, value) === shown ? [key] : []));
}

/** Only settings that were sent are compared: what Aseed takes for the others it does not say. */
function sentSettings({ count: _, ...settings }: SentSettings): [string, Json][] {
  return Object.entries(settings).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
}

/** A room tells of a setting only if it has a field of that name; null is told too. Aseed may write texts in other cases. */
function shownIn(room: Room, key: string, value: Json): Shown {
  if (key === 'expires_in_days') return livesFor(room, Number(value));
  if (!Object.hasOwn(room, key)) return 'untold';
  return folded(room[key]) === folded(value) ? 'equal' : 'different';
}

function folded(value: Json | undefined): Json | undefined {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

const day = 24 * hour;

/**
 * Whether a room expires so many days after it was made, give or take half a day. It cannot be seen where the two times may be of
 * different clocks or zones.
 */
function livesFor(room: Room, days: number): Shown {
  const lifeMs = timeOf(room.expires_at) - madeAt(room);
  const offMs = Math.abs(lifeMs - days * day);
  if (offMs < day / 2) return 'equal';
  return offMs > mostOff ? 'different' : 'untold';
}
