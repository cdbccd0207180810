import { randomUUID } from 'node:crypto';
import { insightsOf, profileOf } from './findings.ts';
import type { Room } from './rooms.ts';
import { respondentName, transcriptOf } from './transcript.ts';

export const recordStatuses = ['Uploaded', 'InQueue', 'InProgress', 'Finished', 'Error'] as const;

export type RecordStatus = (typeof recordStatuses)[number];

/** What becomes of the record of an interview. */
export interface RecordOptions {
  /** After how many milliseconds of the fake's clock the transcript is there: at once by default; or the record stays in progress. */
  readonly transcriptAfterMs?: number | 'never';
  /** The status that the record has then; Finished by default. Only then it has a transcript. */
  readonly recordStatus?: RecordStatus;
}

/** What a finished interview leaves. */
export interface InterviewRecord {
  readonly id: string;
  /** The room as it was when its interview ended. */
  readonly room: Room;
  /** The statuses that it goes through, with the milliseconds at which each begins. The first begins with the record. */
  readonly steps: readonly Step[];
}

interface Step {
  readonly status: RecordStatus;
  readonly fromMs: number;
}

/** The record of a room whose interview ends at `now` in milliseconds. */
export function newRecord(room: Room, now: number, options: RecordOptions = {}): InterviewRecord {
  return { id: randomUUID(), room: { ...room }, steps: stepsFrom(now, options) };
}

function stepsFrom(now: number, { transcriptAfterMs = 0, recordStatus = 'Finished' }: RecordOptions): readonly Step[] {
  if (transcriptAfterMs === 'never') return [{ status: 'InProgress', fromMs: now }];
  const statuses = ['Uploaded', 'InQueue', 'InProgress', recordStatus] as const;
  return statuses.map((status, step) => ({ status, fromMs: now + (transcriptAfterMs * step) / 3 }));
}

/** The detailed record as the API answers it at `now` in milliseconds: before it is finished, there is nothing to read in it. */
export function detailedAt({ id, room, steps }: InterviewRecord, now: number) {
  const { status } = stepAt(steps, now);
  const isFinished = status === 'Finished';
  const transcripts = isFinished ? transcriptOf(room) : [];
  return {
    id,
    ...describing(room),
    status,
    last_version: isFinished ? 1 : 0,
    expected_tokens: null,
    setup: null,
    transcripts,
    profile: isFinished ? profileOf(respondentName(room), transcripts) : null,
    insights: isFinished ? insightsOf(transcripts) : null,
    jtbd: null,
    recommendations: null,
    qa_report: null,
    persona_report: null,
    custom_report: null,
    jtbd_markdown_report: null,
    available_versions: versions(isFinished),
  };
}

/** What the API answers of a record without its contents, at `now` in milliseconds. */
export function metaAt({ id, room, steps }: InterviewRecord, now: number) {
  const { status, fromMs } = stepAt(steps, now);
  const isFinished = status === 'Finished';
  return {
    id,
    ...describing(room),
    status,
    available_versions: versions(isFinished),
    created_at: isoDate(steps[0]?.fromMs ?? now),
    updated_at: isoDate(fromMs),
    participants_count: isFinished ? 2 : null,
    project_id: room.project_id,
    file_info: null,
    processing_stats: null,
  };
}

const describing = ({ display_name, room_name }: Room) => ({
  name: display_name ?? room_name,
  size_mb: 4.2,
  is_public: false,
  file_extension: 'ogg',
});

const versions = (isFinished: boolean): Record<string, number[]> =>
  isFinished ? { transcript: [1], insights: [1] } : {};

const isoDate = (ms: number) => new Date(ms).toISOString();

/** The last step that has begun; the first if the clock was set back. */
function stepAt(steps: readonly Step[], now: number): Step {
  return steps.findLast(({ fromMs }) => fromMs <= now) ?? steps[0] ?? { status: 'InProgress', fromMs: now };
}
