import { createRooms } from '../api/createRooms.ts';
import type { Inputs } from '../api/inputs.ts';
import { createdAtOf, idOf, keyOf, type Json, type Room } from '../api/room.ts';
import { AseedError } from '../errors/AseedError.ts';
import type { CreateRoomsRequest } from './callPlan.ts';

/** What Aseed lists after a create whose outcome is open. */
export interface Found {
  /** Rooms that nobody received, made when the call was, with its settings and without a respondent. */
  readonly alike: readonly Room[];
  /** The same with other settings. */
  readonly different: readonly Room[];
  /** The settings that were sent and that some of those alike do not tell, by key: whether they have them cannot be seen. */
  readonly untold: readonly string[];
  /**
   * Whether all that are alike tell all that was sent, have an id, and were made after the call was sent, as exactly as clocks of
   * whole seconds tell.
   */
  readonly isClear: boolean;
}

/** A date that the server gave, and when it was asked and had answered, by our own clock; all in milliseconds since 1970. */
export interface ServerDate {
  readonly dateMs: number;
  readonly askedAtMs: number;
  readonly answeredAtMs: number;
}

/** When the rooms of a call may have been made, in milliseconds since 1970 by the server's clock. */
export interface MadeBetween {
  readonly fromMs: number;
  /** A room made before it may as well have been made before the call. */
  readonly clearFromMs: number;
  readonly toMs: number;
}

const second = 1000;

/** A server may go on with a call whose connection broke. What is made later than that belongs to another. */
export const graceMs = 120 * second;

/**
 * When a call that began and ended by our own clock may have made rooms by the server's. The server's date lies somewhere
 * between question and answer; it has whole seconds, and so may the times of rooms.
 */
export function madeBetween(
  { sentAtMs, endedAtMs }: { readonly sentAtMs: number; readonly endedAtMs: number },
  { dateMs, askedAtMs, answeredAtMs }: ServerDate,
): MadeBetween {
  return {
    fromMs: sentAtMs + dateMs - answeredAtMs - second,
    clearFromMs: sentAtMs + dateMs - askedAtMs - second,
    toMs: endedAtMs + dateMs - askedAtMs + second + graceMs,
  };
}

/** Which of the rooms listed a call may have made, without those that are `known`. */
export function findRooms(
  rooms: readonly Room[],
  { request }: { readonly request: CreateRoomsRequest },
  { fromMs, clearFromMs, toMs }: MadeBetween,
  known: ReadonlySet<string>,
): Found {
  const candidates = rooms.filter(
    (room) =>
      madeAt(room) >= fromMs &&
      madeAt(room) <= toMs &&
      !room.respondent_email &&
      !room.started_at &&
      !known.has(keyOf(room) ?? ''),
  );
  const alike = candidates.filter((room) => settingsThatAre('different', room, request).length === 0);
  const untold = [...new Set(alike.flatMap((room) => settingsThatAre('untold', room, request)))];
  return {
    alike,
    different: candidates.filter((room) => !alike.includes(room)),
    untold,
    isClear: untold.length === 0 && alike.every((room) => madeAt(room) >= clearFromMs && keyOf(room) !== undefined),
  };
}

/** What to do about an open call that misses so many rooms. Those found are named by id and time, not by their links. */
export function adviceOn(missing: number, found: Found | AseedError): string {
  return `The call was not repeated, so that no room is paid for twice. ${whatWasFound(missing, found)}`;
}

function whatWasFound(missing: number, found: Found | AseedError): string {
  if (found instanceof AseedError) {
    return `Looking for its rooms failed too: ${found.message} Look in Aseed for rooms of this project made just now before you run it again.`;
  }
  const { alike, different, untold } = found;
  if (alike.length === 0) {
    const besides = different.length > 0 ? `, only some with other settings: ${named(different)}` : '';
    return `Aseed lists no such room made at that time${besides}. It may still be at work: look there again before you run it again.`;
  }
  const rooms = named(alike);
  if (untold.length > 0) {
    return `Aseed lists such rooms made at that time, ${alike.length} where ${missing} ${missing === 1 ? 'is' : 'are'} missing, but does not tell their ${labelsOf(untold)}: ${rooms}. Look there whether they are yours before you run it again.`;
  }
  return alike.length === missing
    ? `Aseed lists exactly the rooms that are missing (${missing}), made at that time and without a respondent: ${rooms}. Unless another run or workflow made such rooms just then, they are yours: use them instead of running it again.`
    : `Aseed lists such rooms made at that time, but ${alike.length} where ${missing} ${missing === 1 ? 'is' : 'are'} missing: ${rooms}. Look there which of them are yours before you run it again.`;
}

function named(rooms: readonly Room[]): string {
  return rooms.map((room) => `${idOf(room)} (${createdAtOf(room)})`).join(', ');
}

function labelsOf(keys: readonly string[]): string {
  const inputs: Inputs = createRooms.inputs;
  return keys.map((key) => inputs[key]?.label ?? key).join(', ');
}

/** Python writes a time without its zone where it has none; it is UTC. NaN for no time. */
function madeAt({ created_at: text }: Room): number {
  if (typeof text !== 'string') return Number.NaN;
  return Date.parse(/(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
}

/** How a setting that was sent shows in a room: as it was sent, in another way, or not at all. */
type Shown = 'equal' | 'different' | 'untold';

/** The settings that were sent and show in a room as said, by key. */
function settingsThatAre(shown: Shown, room: Room, request: CreateRoomsRequest): string[] {
  return sentSettings(request).flatMap(([key, value]) => (shownIn(room, key, value) === shown ? [key] : []));
}

/** Only settings that were sent are compared: what Aseed takes for the others it does not say. */
function sentSettings({ count: _, ...settings }: CreateRoomsRequest): [string, Json][] {
  return Object.entries(settings).filter(([, value]) => value !== undefined);
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

const day = 24 * 60 * 60 * second;

/** Whether a room expires so many days after it was made, give or take half a day. */
function livesFor(room: Room, days: number): Shown {
  const lifeMs = madeAt({ created_at: room.expires_at ?? null }) - madeAt(room);
  if (Number.isNaN(lifeMs)) return 'untold';
  return Math.abs(lifeMs - days * day) < day / 2 ? 'equal' : 'different';
}
