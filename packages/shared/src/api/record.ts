import * as z from 'zod/v4-mini';
import type { JsonObject } from './json.ts';
import { isRoom } from './room.ts';

/** A record as received: what it holds is read field by field, and what it lacks is left out. */
export type InterviewRecord = JsonObject;

/** Any object, as a room. */
export const receivedRecord: z.ZodMiniType<InterviewRecord> = z.custom<InterviewRecord>(isRoom);
