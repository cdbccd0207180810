import { attempt } from './attempt.ts';
import type { CreateRoomsRequest } from './callPlan.ts';
import { list, type Client } from './client.ts';
import { AseedError } from './errors/AseedError.ts';
import { UnexpectedAnswerError } from './errors/UnexpectedAnswerError.ts';
import type { OpenCall } from './orderMemory.ts';
import { createdAtOf, idOf, type Room } from './room.ts';

/** What Aseed lists after a create whose outcome is open. */
export interface Found {
  /** Rooms that nobody received, made since the call was sent, with its settings and without a respondent. */
  readonly alike: readonly Room[];
  /** How many others there are, with other settings. */
  readonly others: number;
}

/** A room may be made some seconds after the connection that asked for it broke. */
const lookAgainAfterMs = [2000, 5000];

/**
 * Looks for the rooms that a call may have made, without those that are `known`: the rooms of its project that were made since
 * it was sent, by the server's own clock. Where there is patience it looks again before it says that there are too few. Gives the
 * AseedError that kept it from looking.
 */
export async function lookUp(
  client: Client,
  { request, sentAtMs }: OpenCall,
  known: ReadonlySet<string>,
): Promise<Found | AseedError> {
  const look = () => attempt(() => roomsSince(client, request, sentAtMs, known));
  let found = await look();
  for (const pauseMs of lookAgainAfterMs) {
    if (found instanceof AseedError || found.alike.length >= request.count || pauseMs > client.patienceMs) break;
    await client.sleep(pauseMs);
    found = await look();
  }
  return found;
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
    const besides = others > 0 ? `, only ${others} with other settings` : '';
    return `Aseed lists no such room made since then${besides}. It may still be at work: look there again before you run it again.`;
  }
  const rooms = alike.map((room) => `${idOf(room)} (${createdAtOf(room)})`).join(', ');
  return alike.length === missing
    ? `Aseed lists exactly the rooms that are missing (${missing}), made since then and without a respondent: ${rooms}. Use these instead of running it again.`
    : `Aseed lists such rooms made since then, but ${alike.length} where ${missing} ${missing === 1 ? 'is' : 'are'} missing: ${rooms}. Look there which of them are yours before you run it again.`;
}

async function roomsSince(
  client: Client,
  request: CreateRoomsRequest,
  sentAtMs: number,
  known: ReadonlySet<string>,
): Promise<Found> {
  let date: string | undefined;
  const noting: Client = {
    ...client,
    transport: async (httpRequest) => {
      const answer = await client.transport(httpRequest);
      if ('headers' in answer) date = answer.headers.date;
      return answer;
    },
  };
  const rooms = await list(noting, { project_id: request.project_id });
  // A Date header has whole seconds, and so may created_at.
  const since = Date.parse(date ?? '') - (Date.now() - sentAtMs) - 1000;
  if (Number.isNaN(since)) throw new UnexpectedAnswerError('it does not say what time it is there.');
  const candidates = rooms.filter(
    (room) => madeAt(room) >= since && !room.respondent_email && !room.started_at && !known.has(idOf(room)),
  );
  const alike = candidates.filter((room) => hasSettings(room, request));
  return { alike, others: candidates.length - alike.length };
}

/** Python writes a time without its zone where it has none; it is UTC. NaN for no time. */
function madeAt({ created_at: text }: Room): number {
  if (typeof text !== 'string') return Number.NaN;
  return Date.parse(/(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
}

/** Only settings that were sent are compared: what Aseed takes for the others it does not say. */
function hasSettings(room: Room, { count: _, expires_in_days: days, ...settings }: CreateRoomsRequest): boolean {
  return (
    Object.entries(settings).every(([key, value]) => value === undefined || room[key] === value) && livesFor(room, days)
  );
}

const day = 24 * 60 * 60 * 1000;

/** Whether a room expires so many days after it was made, give or take half a day. */
function livesFor(room: Room, days: number | undefined): boolean {
  if (days === undefined || typeof room.expires_at !== 'string') return true;
  const lifeMs = madeAt({ created_at: room.expires_at }) - madeAt(room);
  return Math.abs(lifeMs - days * day) < day / 2;
}
