import * as z from 'zod/v4-mini';
import type { JsonObject } from './json.ts';
import { isRoom } from './room.ts';

/** A record as received: what it holds is read field by field, and what it lacks is left out. */
export type InterviewRecord = JsonObject;

/** How far a record is: any object, as a room. */
export const receivedMeta: z.ZodMiniType<InterviewRecord> = z.custom<InterviewRecord>(isRoom);

/** A record is read for what was said: without that it is no answer. */
export const receivedRecord: z.ZodMiniType<InterviewRecord> = z.custom<InterviewRecord>(
  (value) => isRoom(value) && Array.isArray(value.transcripts),
);
