import * as z from 'zod/v4-mini';
import { getRoom } from '../api/getRoom.ts';
import type { Inputs } from '../api/inputs.ts';
import type { JsonObject } from '../api/json.ts';
import { listRooms } from '../api/listRooms.ts';
import { keyOf, roomId, simplifiedLookedUp, timeOf, type Room } from '../api/room.ts';
import { callDated } from '../call/call.ts';
import { AseedError } from '../errors/AseedError.ts';
import { NotFoundError } from '../errors/NotFoundError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import { calling, doForEach, type Client } from '../sending/doForEach.ts';
import type { Outcome } from '../sending/sendCalls.ts';
import { readRecordStatuses } from './readRecordStatuses.ts';
import { readResult, type InterviewResult } from './readResult.ts';
import { endOf, recordOf, ruleFor, type Look } from './roomEvents.ts';

/** What is waited for. */
export const waitInputs = { room_id: roomId } as const satisfies Inputs;

/** How it is waited for, the same for all. */
export const waitRules = {
  give_up_days: {
    kind: 'integer',
    label: 'Give Up After (Days)',
    help: 'For how many days to wait at most. Links end by themselves, so that this is for what never ends.',
    example: '30',
    required: false,
    default: 30,
    min: 1,
    max: 365,
  },
  with_transcript: {
    kind: 'boolean',
    label: 'Wait for the Transcript',
    help: 'Whether to wait until the transcript is there, and give it. It comes some minutes after the interview; if it does not within a day, the interview is given without.',
    example: 'true',
    required: true,
  },
} as const satisfies Inputs;

const waitStart = z.lazy(() =>
  z.object({
    /** Each room that is waited for, or what is to be given in its place. */
    rooms: z.array(z.union([z.object({ room_id: z.string() }), z.object({ error: z.string(), details: z.string() })])),
    /** Since when it is waited, in milliseconds since 1970. */
    startedMs: z.number(),
    give_up_days: z.number(),
    with_transcript: z.boolean(),
    /** Whether each room is given its failure where all of it fails. */
    go_on: z.boolean(),
  }),
);

/** What is waited for and how, as JSON: all that a look has to know. */
export type WaitStart = z.infer<typeof waitStart>;

/** What became of a room. */
type WaitOutcome = 'finished' | 'expired' | 'cancelled' | 'gave_up';

/**
 * What came of a look: what became of all rooms, in their order; or, as long as it is not over, that this is not known of any, with the seconds after
 * which to look again. A platform that dies in the middle of the next look may hand on what this one gave, so that it has to be true.
 */
export interface Waited {
  readonly isOver: boolean;
  readonly results: readonly JsonObject[];
}

const hoursForTranscript = 24;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Looks once at rooms whose interviews are waited for, given the {@link WaitStart} as it was kept. Nothing is remembered from look to look: what is over
 * stays over. A look that fails means that they are not over yet, until a day after it is time to give up; only what is wrong from the start and will not pass
 * is thrown as the AseedError that it is. A transcript that cannot be read just now is read at a later look, for a day after all are over.
 */
export async function lookAtWaiting(client: Client, kept: unknown): Promise<Waited> {
  const start = z.parse(waitStart, kept);
  const waitedMs = client.clock.now() - start.startedMs;
  const ids = new Set(start.rooms.flatMap((room) => ('room_id' in room ? room.room_id : [])));
  const seen = await valueOrError(() => lookAt(client, ids, start));
  const failed = seen instanceof AseedError ? seen : undefined;
  const stands = seen instanceof AseedError ? new Map<string, Stand>() : seen;
  const refused = start.go_on ? undefined : [...stands.values()].find(({ refusal }) => refusal)?.refusal;
  const lasting = failed?.outcome === 'mayPass' ? undefined : (failed ?? refused);
  if (lasting && waitedMs < minute) throw lasting;
  // It is not given up by a look that fails, unless all fail for another day.
  const isTooLong = waitedMs >= (start.give_up_days + (failed ? 1 : 0)) * day;
  const isOver = [...ids].every((id) => stands.get(id)?.outcome !== undefined);
  const notYet = () => {
    const unknown = { outcome: 'unknown', pause_seconds: pauseAfter(waitedMs) };
    return { isOver: false, results: start.rooms.map((room) => ({ ...room, ...unknown })) };
  };
  if (!isOver && !isTooLong) return notYet();
  const read = await readFinished(client, stands, start);
  const overMs = isTooLong ? start.startedMs + start.give_up_days * day : lastEndOf(stands);
  const isLate = [...read.values()].some(({ error }) => error?.outcome === 'mayPass');
  if (isLate && client.clock.now() < overMs + hoursForTranscript * hour) return notYet();
  const results = resultsOf(ids, stands, read, start);
  const problem = failed && { transcript_problem: failed.message };
  return {
    isOver: true,
    results: start.rooms.map((room) =>
      'room_id' in room ? { ...room, ...results.get(room.room_id), ...problem } : room,
    ),
  };
}

/** What is given for each room, in their order, where the wait as a whole has failed so; nothing if that is to be thrown. */
export function failedForEach(
  kept: unknown,
  failure: { readonly error: string; readonly details: string },
): readonly JsonObject[] | undefined {
  const { rooms, go_on } = z.parse(waitStart, kept);
  return go_on ? rooms.map((room) => ('room_id' in room ? failure : room)) : undefined;
}

/** An eighth of the time that was waited already, but at least two minutes and at most three hours. */
function pauseAfter(waitedMs: number): number {
  return Math.round(Math.min(180 * minute, Math.max(2 * minute, waitedMs / 8)) / 1000);
}

/** How a room stands: what became of it, if anything, the room, if it is listed, and why it may not be read, if that is so. */
interface Stand {
  readonly outcome: WaitOutcome | undefined;
  readonly room: Room | undefined;
  readonly refusal: AseedError | undefined;
}

async function lookAt(
  client: Client,
  roomIds: ReadonlySet<string>,
  { with_transcript: withTranscript, go_on: goOn }: WaitStart,
): Promise<ReadonlyMap<string, Stand>> {
  const { value: listed, atMs: nowMs } = await callDated(client, listRooms, {});
  const { rooms, gone, refusals } = await completed(client, roomIds, listed);
  const records = withTranscript ? [...rooms.values()].flatMap((room) => recordOf(room) ?? []) : [];
  const look = {
    rooms: [...rooms.values()],
    ...{ nowMs, days: 0, giveUpHours: hoursForTranscript },
    // There is time to ask for all, and all have to be known at once.
    records: await readRecordStatuses(client, records, { mostCalls: Infinity, longestMs: Infinity }),
  };
  const standOf = (id: string): Stand => {
    const room = rooms.get(id);
    const refusal = refusals.get(id);
    if (room) return { outcome: outcomeOf(room, look, withTranscript), room, refusal };
    // The others are not to wait for what is refused, where each item can have a failure of its own.
    return { outcome: gone.has(id) ? 'cancelled' : refusal && goOn ? 'gave_up' : undefined, room, refusal };
  };
  return new Map([...roomIds].map((id) => [id, standOf(id)]));
}

/** Those of the rooms that are listed, and those that had to be read by themselves, since a list may be cut short; and the ids that Aseed does not know any more. */
async function completed(client: Client, roomIds: ReadonlySet<string>, listed: readonly Room[]) {
  const isWanted = (room: Room) => roomIds.has(keyOf(room) ?? '');
  const rooms = new Map(listed.filter(isWanted).map((room) => [keyOf(room) ?? '', room]));
  const unlisted = [...roomIds].filter((id) => !rooms.has(id));
  const fields = unlisted.map((room_id) => ({ room_id }));
  const read = await doForEach(client, calling(getRoom), fields, { goOn: true });
  const gone = new Set<string>();
  const refusals = new Map<string, AseedError>();
  for (const [place, { value, error }] of read.entries()) {
    const id = unlisted[place] ?? '';
    if (value) rooms.set(id, value);
    if (error instanceof NotFoundError) gone.add(id);
    // What stops other calls too says nothing of this room, nor do those that it stopped.
    else if (error?.outcome === 'failed' && !error.stopsOtherCalls) refusals.set(id, error);
  }
  return { rooms, gone, refusals };
}

function outcomeOf(room: Room, look: Look, withTranscript: boolean): WaitOutcome | undefined {
  const has = (kind: 'cancelled' | 'ready' | 'finished' | 'expired') => ruleFor(kind).hasHappened(room, look) === true;
  if (has('cancelled')) return 'cancelled';
  if (has('expired')) return 'expired';
  return has(withTranscript ? 'ready' : 'finished') ? 'finished' : undefined;
}

/** When the last of them was over, in milliseconds since 1970, as far as they tell. */
function lastEndOf(stands: ReadonlyMap<string, Stand>): number {
  // A link that was cancelled would end later.
  const ends = [...stands.values()].map(({ outcome, room = {} }) => {
    if (outcome === 'finished') return endOf(room);
    return outcome === 'expired' ? timeOf(room.expires_at) : Number.NaN;
  });
  return Math.max(...ends.filter((end) => !Number.isNaN(end)));
}

/** What was said in the interviews that are finished, if that is wanted. */
async function readFinished(
  client: Client,
  stands: ReadonlyMap<string, Stand>,
  { with_transcript: withTranscript }: WaitStart,
): Promise<ReadonlyMap<string, Partial<Outcome<InterviewResult>>>> {
  const finished = withTranscript ? [...stands].filter(([, { outcome }]) => outcome === 'finished') : [];
  const fields = finished.map(([room_id]) => ({ room_id }));
  const read = await doForEach(client, readResult, fields, { goOn: true });
  return new Map(finished.map(([id], place) => [id, read[place] ?? {}]));
}

function resultsOf(
  roomIds: ReadonlySet<string>,
  stands: ReadonlyMap<string, Stand>,
  read: ReadonlyMap<string, Partial<Outcome<InterviewResult>>>,
  { with_transcript: withTranscript }: WaitStart,
): ReadonlyMap<string, JsonObject> {
  const results = [...roomIds].map((id): [string, JsonObject] => {
    const { outcome = 'gave_up', room = { id }, refusal } = stands.get(id) ?? {};
    const said = withTranscript ? transcriptFields(read.get(id)) : {};
    const problem = refusal && { transcript_problem: refusal.message };
    return [id, { room_id: id, outcome, ...simplifiedLookedUp(room), ...said, ...problem }];
  });
  return new Map(results);
}

/** What was said, as far as it could be read: if not, why. */
function transcriptFields({ value, error }: Partial<Outcome<InterviewResult>> = {}): JsonObject {
  const { is_ready = false, transcript = '', insights_text = '' } = value ?? {};
  return { transcript_ready: is_ready, transcript, insights_text, transcript_problem: error?.message ?? null };
}
