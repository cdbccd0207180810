import * as z from 'zod/v4-mini';
import { answerSchema, type AnswerFields } from './answerFields.ts';
import type { JsonObject } from './json.ts';

/** A room as the contract describes it. Its invite link is `url`. */
export const roomFields = {
  id: { label: 'Room ID', kind: 'text', promised: true, sample: '9b2f1c9e-4a57-4f0b-9a51-2f6f0f3f7a10' },
  project_id: { label: 'Project ID', kind: 'text', promised: true, sample: '3c90c3cc-0d44-4b50-8888-8dd25736052a' },
  record_id: { label: 'Record ID', kind: 'text', promised: false, sample: null },
  access_token: { label: 'Room Code', kind: 'text', promised: true, sample: 'Xk3v9Q' },
  url: { label: 'Invite Link', kind: 'text', promised: true, sample: 'https://app.aseed.ai/interview/Xk3v9Q' },
  room_name: { label: 'Room Name', kind: 'text', promised: true, sample: 'interview-5c4451f5' },
  respondent_email: { label: 'Respondent E-mail', kind: 'text', promised: false, sample: null },
  max_duration_minutes: { label: 'Max Duration (Minutes)', kind: 'integer', promised: true, sample: 30 },
  research_goals_override: { label: 'Research Goals Override', kind: 'text', promised: false, sample: null },
  interview_guide_override: { label: 'Interview Guide Override', kind: 'text', promised: false, sample: null },
  status: { label: 'Status', kind: 'text', promised: true, sample: 'pending' },
  created_at: { label: 'Created At', kind: 'date', promised: true, sample: '2026-11-07T05:31:56Z' },
  started_at: { label: 'Started At', kind: 'date', promised: false, sample: null },
  finished_at: { label: 'Finished At', kind: 'date', promised: false, sample: null },
  expires_at: { label: 'Expires At', kind: 'date', promised: false, sample: '2026-11-14T05:31:56Z' },
  created_by: { label: 'Created By', kind: 'text', promised: true, sample: '7f1d2a52-0c37-4d0e-8f0a-5a5b1d3c9e21' },
  voice: { label: 'Voice', kind: 'text', promised: false, sample: null },
  realtime_provider: { label: 'Realtime Provider', kind: 'text', promised: false, sample: null },
  language: { label: 'Language', kind: 'text', promised: false, sample: 'en' },
  topics_for_respondent: {
    label: 'Topics for Respondent',
    kind: 'text',
    promised: false,
    sample: 'How you plan your week',
  },
  display_name: { label: 'Display Name', kind: 'text', promised: false, sample: 'Planning study' },
} as const satisfies AnswerFields;

/** The id of a room, as the endpoints that are about one take it. */
export const roomId = {
  kind: 'uuid',
  label: 'Room ID',
  help: 'The id of the room, as Create gave it.',
  example: '9b2f1c9e-4a57-4f0b-9a51-2f6f0f3f7a10',
  required: true,
} as const;

/** What a respondent is told, as it is filled in where a room is made and where it is changed. */
export const topicsForRespondent = {
  kind: 'text',
  label: 'Topics for Respondent',
  help: 'What the respondent is told the interview is about.',
  example: 'How you plan your week, and which tools you use for it',
  required: false,
  multiline: true,
} as const;

/** What a room's status is documented to be. */
export const roomStatuses = ['pending', 'active', 'completed', 'expired', 'cancelled'] as const;

/** Fields that the contract does not know pass through. */
export const contractRoom = answerSchema(roomFields);

/** A room as received. It is paid for, so it is delivered whatever it lacks; {@link oddFieldsOf} tells. */
export type Room = JsonObject;

export const receivedRoom: z.ZodMiniType<Room> = z.custom<Room>(isRoom);

/** The same where a certain room was asked for: an object without an id is no answer to that. */
export const receivedOne: z.ZodMiniType<Room> = z.custom<Room>((value) => isRoom(value) && keyOf(value) !== undefined);

/** Whether a value of an answer is an object: the answer was JSON, so its fields need no look. */
export function isRoom(value: unknown): value is Room {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rooms in a list, whatever else is in it. */
export const anyRooms = z.lazy(() =>
  z.pipe(
    z.array(z.unknown()),
    z.transform((list) => list.filter((room) => isRoom(room))),
  ),
);

/** In which fields a received room is not what the contract promises; none for a room that keeps to it. */
export function oddFieldsOf(room: Room): string[] {
  const checked = z.safeParse(contractRoom, room);
  if (checked.success) return [];
  return [...new Set(checked.error.issues.map((issue) => issue.path.join('.')))];
}

/** What a received room can be told from others by; undefined if it has no id. */
export function keyOf({ id }: Room): string | undefined {
  const isKey = typeof id === 'number' || (typeof id === 'string' && id !== '');
  return isKey ? String(id) : undefined;
}

/** A received room's id, for messages. */
export function idOf(room: Room): string {
  return keyOf(room) ?? 'a room without an id';
}

/** The ids of the rooms that have one. */
export function keysOf(rooms: readonly Room[]): string[] {
  return rooms.flatMap((room) => keyOf(room) ?? []);
}

const aTime = /^\d{4}-\d\d-\d\d[T ][\d:.]{4,18}( ?Z| ?[+-]\d\d:?\d\d)?$/i;

/** When a received room was made, as it came if that is a time; for messages. */
export function createdAtOf({ created_at: createdAt }: Room): string {
  return typeof createdAt === 'string' && aTime.test(createdAt) ? createdAt : 'at an unknown time';
}

const withZone = /(Z|[+-]\d\d:?\d\d)$/i;

/**
 * A time of Aseed's in milliseconds since 1970; NaN, which is neither before nor after anything, for what is none. Its times may lack their
 * zone: then they are taken for UTC.
 */
export function timeOf(time: unknown): number {
  const text = typeof time === 'string' ? time : '';
  return Date.parse(withZone.test(text) ? text : `${text}Z`);
}

/** Whether a room can no longer be joined at a time in milliseconds since 1970, as far as it says. */
export function hasExpired({ expires_at: expiresAt }: Room, nowMs: number): boolean {
  return timeOf(expiresAt) < nowMs;
}

/** Whether a room waits for a respondent: nobody has joined it, and it was not cancelled. Its link may have ended. */
export function isAwaited({ status, respondent_email: email }: Room): boolean {
  return status === 'pending' && (email ?? '') === '';
}

/** A received room's invite link; empty if it has none. */
export function inviteLinkOf({ url }: Room): string {
  return typeof url === 'string' ? url : '';
}

/** A received room's status; empty if it has none. */
export function statusOf({ status }: Room): string {
  return typeof status === 'string' ? status : '';
}

/** What people go on with of a received room, under the names that they know, the invite link first. */
export function simplified(room: Room): Room {
  const { id = null, status = null, expires_at = null, language = null, project_id = null } = room;
  return { invite_link: inviteLinkOf(room), id, status, expires_at, language, project_id };
}

/** The same of a room that was looked up, and what became of it since it was made. */
export function simplifiedLookedUp(room: Room): Room {
  const {
    display_name = null,
    respondent_email = null,
    started_at = null,
    finished_at = null,
    record_id = null,
  } = room;
  return { ...simplified(room), display_name, respondent_email, started_at, finished_at, record_id };
}
