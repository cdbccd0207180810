import type { Room, RoomStatus } from './rooms.ts';

/** Why something does not happen to a room: the status and the sentence of the answer. */
export interface Refused {
  readonly status: number;
  readonly detail: string;
}

/** The room as it shows at `now` in milliseconds: nobody has to look for its link to expire. */
export function shownAt(now: number): (room: Room) => Room {
  return (room) => ({ ...room, status: statusAt(room, now) });
}

/** The room's status at `now` in milliseconds. */
export function statusAt({ status, finished_at, expires_at }: Room, now: number): RoomStatus {
  if (status !== 'pending') return status;
  if (finished_at) return 'completed';
  return expires_at && Date.parse(expires_at) < now ? 'expired' : 'pending';
}

const whyNobodyJoins: Partial<Record<RoomStatus, Refused>> = {
  completed: { status: 409, detail: 'This interview is already finished' },
  expired: { status: 410, detail: 'This interview link has expired' },
  cancelled: { status: 410, detail: 'This interview was cancelled' },
};

/** Lets a respondent in: the first one, or the same again while the interview is active. Gives why not otherwise. */
export function enter(room: Room, email: string, now: number): Refused | undefined {
  const status = statusAt(room, now);
  if (status === 'active' && room.respondent_email !== email)
    return { status: 409, detail: 'This interview has already been joined with another e-mail address' };
  if (status === 'pending')
    Object.assign(room, { status: 'active', started_at: new Date(now).toISOString(), respondent_email: email });
  return whyNobodyJoins[status];
}

/** Ends an active interview, whose record has the id. */
export function complete(room: Room, recordId: string, now: number): void {
  Object.assign(room, { status: 'completed', finished_at: new Date(now).toISOString(), record_id: recordId });
}

/** Lets the time of a pending room be over. Gives why not otherwise. */
export function expire(room: Room, now: number): Refused | undefined {
  if (statusAt(room, now) !== 'pending') return { status: 409, detail: 'Only pending interviews can expire' };
  Object.assign(room, { status: 'expired', expires_at: new Date(now).toISOString() });
  return undefined;
}
