import { randomBytes, randomUUID } from 'node:crypto';

/** What a create may ask for, as the contract has it. */
export interface RoomSettings {
  readonly project_id: string;
  readonly count?: number;
  readonly max_duration_minutes?: number;
  readonly expires_in_days?: number;
  readonly voice?: string | null;
  readonly realtime_provider?: string | null;
  readonly language?: string | null;
  readonly topics_for_respondent?: string | null;
}

export type RoomStatus = 'pending' | 'active' | 'completed' | 'expired' | 'cancelled';

/** A room as the API answers it. */
export interface Room {
  readonly id: string;
  readonly project_id: string;
  record_id: string | null;
  readonly access_token: string;
  readonly url: string;
  readonly room_name: string;
  respondent_email: string | null;
  max_duration_minutes: number;
  research_goals_override: string | null;
  interview_guide_override: string | null;
  status: RoomStatus;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  expires_at: string | null;
  readonly created_by: string;
  readonly voice: string | null;
  readonly realtime_provider: string | null;
  readonly language: string | null;
  topics_for_respondent: string | null;
  display_name: string | null;
}

const day = 24 * 60 * 60 * 1000;

/** A room that waits for its respondent, with an invite link of its own, made at `now` in milliseconds. */
export function newRoom(settings: RoomSettings, origin: string, now: number): Room {
  const accessToken = randomBytes(16).toString('base64url');
  return {
    id: randomUUID(),
    project_id: settings.project_id,
    record_id: null,
    access_token: accessToken,
    url: `${origin}/interview/${accessToken}`,
    room_name: `interview-${randomBytes(4).toString('hex')}`,
    respondent_email: null,
    max_duration_minutes: settings.max_duration_minutes ?? 30,
    research_goals_override: null,
    interview_guide_override: null,
    status: 'pending',
    created_at: new Date(now).toISOString(),
    started_at: null,
    finished_at: null,
    expires_at: new Date(now + (settings.expires_in_days ?? 7) * day).toISOString(),
    created_by: 'fake-aseed',
    voice: settings.voice ?? null,
    realtime_provider: settings.realtime_provider ?? null,
    language: settings.language ?? null,
    topics_for_respondent: settings.topics_for_respondent ?? null,
    display_name: null,
  };
}
