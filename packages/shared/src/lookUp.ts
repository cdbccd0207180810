import { attempt } from './attempt.ts';
import type { CreateRoomsRequest } from './callPlan.ts';
import { listWithDate, type Client } from './client.ts';
import { createRooms } from './endpoints/createRooms.ts';
import { AseedError } from './errors/AseedError.ts';
import { UnexpectedAnswerError } from './errors/UnexpectedAnswerError.ts';
import type { Inputs } from './inputs.ts';
import { madeBetween, type MadeBetween } from './madeBetween.ts';
import type { OpenCall } from './orderMemory.ts';
import { createdAtOf, idOf, keyOf, type Json, type Room } from './room.ts';

/** What Aseed lists after a create whose outcome is open. */
export interface Found {
  /** Rooms that nobody received, made when the call was, with its settings and without a respondent. */
  readonly alike: readonly Room[];
  /** The same with other settings. */
  readonly others: readonly Room[];
  /** The settings that were sent and that some of those alike do not tell, by key: whether they have them cannot be seen. */
  readonly untold: readonly string[];
  /**
   * Whether all that are alike tell all that was sent, have an id, and were made after the call was sent, as exactly as clocks of
   * whole seconds tell.
   */
  readonly isClear: boolean;
}

/** What a look brought, or why it failed; and when the call was by the server's clock, once that is known. */
interface Look {
  readonly found: Found | AseedError;
  readonly madeBetween: MadeBetween | undefined;
}

/** A room may be made some seconds after the connection that asked for it broke. */
const lookAgainAfterMs = [2000, 5000];

/**
 * Looks for the rooms that a call may have made, without those that are `known`: the rooms of its project that were made while
 * it was under way or shortly after, by the server's own clock. Where there is patience it looks again before it says that there
 * are too few.
 */
export async function lookUp(client: Client, openCall: OpenCall, known: ReadonlySet<string>): Promise<Look> {
  let look = await lookOnce(client, openCall, known);
  for (const pauseMs of lookAgainAfterMs) {
    const { found, madeBetween } = look;
    if (found instanceof AseedError || found.alike.length >= openCall.request.count) break;
    if (pauseMs > client.patienceMs) break;
    await client.sleep(pauseMs);
    look = await lookOnce(client, { ...openCall, ...(madeBetween && { madeBetween }) }, known);
  }
  return look;
}

async function lookOnce(client: Client, openCall: OpenCall, known: ReadonlySet<string>): Promise<Look> {
  const listing = await attempt(() => listWithDate(client, { project_id: openCall.request.project_id }));
  if (listing instanceof AseedError) return { found: listing, madeBetween: openCall.madeBetween };
  const { rooms, date } = listing;
  const period = openCall.madeBetween ?? (date && madeBetween(openCall, date));
  return period
    ? { found: roomsFrom(rooms, openCall, period, known), madeBetween: period }
    : { found: new UnexpectedAnswerError('its list of rooms has no Date header.'), madeBetween: undefined };
}

function roomsFrom(
  rooms: readonly Room[],
  { request }: OpenCall,
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
    others: candidates.filter((room) => !alike.includes(room)),
    untold,
    isClear: untold.length === 0 && alike.every((room) => madeAt(room) >= clearFromMs && keyOf(room) !== undefined),
  };
}

/** What to do about an open call, for the person who reads of it. The rooms found are named by id and time, not by their links. */
export function adviceOn({ request: { count } }: OpenCall, found: Found | AseedError): string {
  return `The call was not repeated, so that no room is paid for twice. ${whatWasFound(count, found)}`;
}

function whatWasFound(missing: number, found: Found | AseedError): string {
  if (found instanceof AseedError) {
    return `Looking for its rooms failed too: ${found.message} Look in Aseed for rooms of this project made just now before you run it again.`;
  }
  const { alike, others, untold } = found;
  if (alike.length === 0) {
    const besides = others.length > 0 ? `, only some with other settings: ${named(others)}` : '';
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

const day = 24 * 60 * 60 * 1000;

/** Whether a room expires so many days after it was made, give or take half a day. */
function livesFor(room: Room, days: number): Shown {
  const lifeMs = madeAt({ created_at: room.expires_at ?? null }) - madeAt(room);
  if (Number.isNaN(lifeMs)) return 'untold';
  return Math.abs(lifeMs - days * day) < day / 2 ? 'equal' : 'different';
}

function labelsOf(keys: readonly string[]): string {
  const inputs: Inputs = createRooms.inputs;
  return keys.map((key) => inputs[key]?.label ?? key).join(', ');
}
