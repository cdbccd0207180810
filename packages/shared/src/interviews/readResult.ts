import { getRecord } from '../api/getRecord.ts';
import { getRecordsMeta } from '../api/getRecordsMeta.ts';
import type { Inputs } from '../api/inputs.ts';
import type { Json } from '../api/json.ts';
import type { InterviewRecord } from '../api/record.ts';
import { keyOf, type Room } from '../api/room.ts';
import { call } from '../call/call.ts';
import { NotFoundError } from '../errors/NotFoundError.ts';
import { RecordLateError } from '../errors/RecordLateError.ts';
import { UnreachableError } from '../errors/UnreachableError.ts';
import type { Action, Client } from '../sending/doForEach.ts';
import { checkOneOf } from './checkOneOf.ts';
import { roomsOfRun } from './roomsOfRun.ts';
import { insightsText, linesOf, transcriptOf, type Line } from './transcript.ts';
import { whichRoom } from './whichRoom.ts';

const oneOf = 'Interview';
const inputs = {
  room_id: { ...whichRoom.room_id, oneOf },
  invite_link: { ...whichRoom.invite_link, oneOf },
  record_id: { ...getRecord.inputs.record_id, required: false, oneOf },
} as const satisfies Inputs;

/** What came of an interview. */
export interface InterviewResult {
  /** Not told where it was asked for by the record. */
  readonly room_id: string | null;
  readonly room_status: Json;
  /** Null as long as Aseed has made no record. */
  readonly record_id: string | null;
  readonly record_status: Json;
  /** Whether the transcript is there. */
  readonly is_ready: boolean;
  readonly name: Json;
  readonly transcript: string;
  readonly insights_text: string;
  readonly lines: readonly Line[];
  readonly insights: Json;
  /** All of the record as received; empty as long as it is not ready. */
  readonly record: InterviewRecord;
}

/**
 * Reads what was said in an interview and what Aseed concluded. That it is not ready is an answer and no error: the light call that tells so
 * comes first. Throws RecordLateError where the record takes longer than the time-out of `getRecord`.
 */
export const readResult: Action<typeof inputs, InterviewResult> = {
  name: 'readResult',
  auth: 'bearer',
  inputs,
  check: (which) => checkOneOf(inputs, which),
  forRun: (client) => {
    const rooms = roomsOfRun(client);
    return async (which) => {
      const { record_id: recordId, ...whose } = which;
      const room = recordId === undefined ? await rooms.read(whose) : undefined;
      const id = recordId ?? room?.record_id;
      return typeof id === 'string' && id !== '' ? resultOf(client, room, id) : notReady(room, null, null);
    };
  },
};

async function resultOf(client: Client, room: Room | undefined, recordId: string): Promise<InterviewResult> {
  const { records } = await call(client, getRecordsMeta, { ids: recordId });
  const meta = Object.entries(records).find(([id]) => id.toLowerCase() === recordId.toLowerCase())?.[1];
  // A room may tell of its record before the record itself can be asked for.
  if (meta === undefined && room) return notReady(room, recordId, null);
  if (meta === undefined) throw NotFoundError.inList('record with this Record ID', 'record_id');
  const { status = null, name = null } = meta;
  if (status !== 'Finished') return { ...notReady(room, recordId, status), name };
  const record = await recordInTime(client, recordId);
  const lines = linesOf(record);
  return {
    ...notReady(room, recordId, status),
    is_ready: true,
    name,
    transcript: transcriptOf(lines),
    insights_text: insightsText(record),
    lines,
    insights: record.insights ?? null,
    record,
  };
}

async function recordInTime(client: Client, recordId: string): Promise<InterviewRecord> {
  try {
    return await call(client, getRecord, { record_id: recordId });
  } catch (error) {
    throw error instanceof UnreachableError && error.isLate ? new RecordLateError() : error;
  }
}

function notReady(room: Room | undefined, recordId: string | null, status: Json): InterviewResult {
  return {
    room_id: (room && keyOf(room)) ?? null,
    room_status: room?.status ?? null,
    record_id: recordId,
    record_status: status,
    is_ready: false,
    name: null,
    transcript: '',
    insights_text: '',
    lines: [],
    insights: null,
    record: {},
  };
}
