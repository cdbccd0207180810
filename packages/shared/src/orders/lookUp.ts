import { listRooms } from '../api/listRooms.ts';
import type { Room } from '../api/room.ts';
import { AseedError } from '../errors/AseedError.ts';
import { UnexpectedAnswerError } from '../errors/UnexpectedAnswerError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import { callOnce, type Client } from '../sending/doForEach.ts';
import type { HttpAnswer, Transport } from '../transport/transport.ts';
import {
  findRooms,
  graceMs,
  type CallTime,
  type Found,
  type Known,
  type MadeBetween,
  type Received,
  type Sought,
} from './found.ts';

/** A call whose rooms are looked for, and when it was by the server's clock if an earlier look has told. */
interface LookedFor extends Sought {
  readonly period?: MadeBetween;
}

/** What a look has to know: the rooms that are not looked for, and the calls of the run that brought rooms of the project. */
interface Told {
  readonly known: Known;
  readonly received: readonly Received[];
}

/** What a look brought, or why it failed; and when the call was by the server's clock, once that is known. */
interface Look {
  readonly found: Found | AseedError;
  readonly period: MadeBetween | undefined;
}

/** A room may be made some seconds after the connection that asked for it broke. */
const lookAgainAfterMs = [2000, 5000];

/**
 * Looks for the rooms that a call may have made, as {@link findRooms} tells them. Where there is patience it looks again before it says that there
 * are too few.
 */
export async function lookUp(client: Client, open: LookedFor, told: Told): Promise<Look> {
  let look = await lookOnce(client, open, open.period, told);
  for (const pauseMs of lookAgainAfterMs) {
    const { found, period } = look;
    if (found instanceof AseedError || found.alike.length >= open.request.count) break;
    if (pauseMs > client.patienceMs) break;
    await client.clock.sleep(pauseMs);
    look = await lookOnce(client, open, period, told);
  }
  return look;
}

async function lookOnce(
  client: Client,
  open: LookedFor,
  knownPeriod: MadeBetween | undefined,
  told: Told,
): Promise<Look> {
  const listing = await valueOrError(() => listingOf(client, open.request.project_id));
  if (listing instanceof AseedError) return { found: listing, period: knownPeriod };
  const { rooms, date } = listing;
  const period = knownPeriod ?? (date && madeBetween(open, date));
  return period
    ? { found: findRooms(rooms, open, period, told), period }
    : { found: new UnexpectedAnswerError('its list of rooms has no Date header, or came from a cache.'), period };
}

/** The rooms of a project, and what time it was at the server; undefined where the answer does not say, or came from a cache. */
interface Listing {
  readonly rooms: readonly Room[];
  readonly date: ServerDate | undefined;
}

/** Lists the rooms of a project. Throws an AseedError. */
async function listingOf(client: Client, projectId: string): Promise<Listing> {
  let date: ServerDate | undefined;
  const transport: Transport = async (request) => {
    const askedAtMs = client.clock.now();
    const answer = await client.transport(request);
    if ('headers' in answer) date = serverDate(answer, { askedAtMs, answeredAtMs: client.clock.now() });
    return answer;
  };
  const rooms = await callOnce({ ...client, transport }, listRooms, { project_id: projectId });
  return { rooms, date };
}

function serverDate(
  { headers }: HttpAnswer,
  times: Pick<ServerDate, 'askedAtMs' | 'answeredAtMs'>,
): ServerDate | undefined {
  const dateMs = Date.parse(headers.date ?? '');
  return Number.isNaN(dateMs) || headers.age !== undefined ? undefined : { dateMs, ...times };
}

/** A date that the server gave, and when it was asked and had answered, by our own clock; all in milliseconds since 1970. */
interface ServerDate {
  readonly dateMs: number;
  readonly askedAtMs: number;
  readonly answeredAtMs: number;
}

const second = 1000;

/**
 * When a call that began and ended by our own clock may have made rooms by the server's. The server's date lies somewhere
 * between question and answer; it has whole seconds, and so may the times of rooms.
 */
function madeBetween({ sentAtMs, endedAtMs }: CallTime, { dateMs, askedAtMs, answeredAtMs }: ServerDate): MadeBetween {
  return {
    fromMs: sentAtMs + dateMs - answeredAtMs - second,
    clearFromMs: sentAtMs + dateMs - askedAtMs - second,
    toMs: endedAtMs + dateMs - askedAtMs + second + graceMs,
  };
}
