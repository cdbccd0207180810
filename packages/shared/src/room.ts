import * as z from 'zod/v4-mini';

const date = z.string();
const text = z.string();
const maybe = <T extends z.ZodMiniType>(schema: T) => z.optional(z.nullable(schema));

/** A room as the contract describes it: its invite link is `url`. Fields that the contract does not know pass through. */
export const contractRoom = z.looseObject({
  id: text,
  project_id: text,
  record_id: maybe(text),
  access_token: text,
  url: text,
  room_name: text,
  respondent_email: maybe(text),
  max_duration_minutes: z.int(),
  research_goals_override: maybe(text),
  interview_guide_override: maybe(text),
  status: text,
  created_at: date,
  started_at: maybe(date),
  finished_at: maybe(date),
  expires_at: maybe(date),
  created_by: text,
  voice: maybe(text),
  realtime_provider: maybe(text),
  language: maybe(text),
  topics_for_respondent: maybe(text),
  display_name: maybe(text),
});

/** Anything JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A room as received. It is paid for, so it is delivered whatever it lacks; {@link oddityOf} tells. */
export type Room = { [field: string]: Json };

export const receivedRoom: z.ZodMiniType<Room> = z.custom<Room>(isRoom);

/** Whether a value of an answer is an object: the answer was JSON, so its fields need no look. */
export function isRoom(value: unknown): value is Room {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** In which fields a received room is not what the contract promises, as a sentence; undefined for a room that keeps to it. */
export function oddityOf(room: Room): string | undefined {
  const checked = z.safeParse(contractRoom, room);
  if (checked.success) return undefined;
  const fields = [...new Set(checked.error.issues.map((issue) => issue.path.join('.')))];
  return `A room was created and is passed on as received, but not as documented in: ${fields.join(', ')}.`;
}

/** A received room's id, for messages. */
export function idOf({ id }: Room): string {
  return typeof id === 'string' ? id : 'a room without an id';
}
