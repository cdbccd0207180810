import { attempt } from './attempt.ts';
import type { CreateRoomsRequest } from './callPlan.ts';
import { listWithDate, type Client } from './client.ts';
import { AseedError } from './errors/AseedError.ts';
import { UnexpectedAnswerError } from './errors/UnexpectedAnswerError.ts';
import { madeBetween, type MadeBetween } from './madeBetween.ts';
import type { OpenCall } from './orderMemory.ts';
import { createdAtOf, idOf, keyOf, type Json, type Room } from './room.ts';

/** What Aseed lists after a create whose outcome is open. */
export interface Found {
  /** Rooms that nobody received, made when the call was, with its settings and without a respondent. */
  readonly alike: readonly Room[];
  /** The same with other settings. */
  readonly others: readonly Room[];
  /** Whether all that are alike have an id, and were made after the call was sent, as exactly as clocks of whole seconds tell. */
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
  const alike = candidates.filter((room) => hasSettings(room, request));
  return {
    alike,
    others: candidates.filter((room) => !alike.includes(room)),
    isClear: alike.every((room) => madeAt(room) >= clearFromMs && keyOf(room) !== undefined),
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
  const { alike, others } = found;
  if (alike.length === 0) {
    const besides = others.length > 0 ? `, only some with other settings: ${named(others)}` : '';
    return `Aseed lists no such room made at that time${besides}. It may still be at work: look there again before you run it again.`;
  }
  const rooms = named(alike);
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

/** Only settings that were sent are compared: what Aseed takes for the others it does not say. It may write them in other cases. */
function hasSettings(room: Room, { count: _, expires_in_days: days, ...settings }: CreateRoomsRequest): boolean {
  return (
    Object.entries(settings).every(([key, value]) => value === undefined || folded(room[key]) === folded(value)) &&
    livesFor(room, days)
  );
}

function folded(value: Json | undefined): Json | undefined {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

const day = 24 * 60 * 60 * 1000;

/** Whether a room expires so many days after it was made, give or take half a day. */
function livesFor(room: Room, days: number | undefined): boolean {
  if (days === undefined || typeof room.expires_at !== 'string') return true;
  const lifeMs = madeAt({ created_at: room.expires_at }) - madeAt(room);
  return Math.abs(lifeMs - days * day) < day / 2;
}
