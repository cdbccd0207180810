import { AseedError, cut } from './AseedError.ts';

const hints: Readonly<Record<string, string>> = {
  active: 'A respondent is in the interview now. Leave it until it is over.',
  completed: 'Its interview is over. Create a new room if this respondent is to be interviewed again.',
  expired: 'An expired link cannot be prolonged. Create a new room for this respondent.',
  cancelled: 'Create a new room for this respondent.',
};

/** Only pending rooms can be changed or cancelled, and this one is none. It was left as it is. */
export class RoomNotPendingError extends AseedError {
  override readonly stopsOtherCalls = false;

  /** `done` is what was to be done with it, such as "cancelled". */
  constructor(roomId: string, status: string, done: string) {
    super(`This room is ${cut(status, 40) || 'in no status'}, and only pending rooms can be ${done}.`, {
      hint: () => ({
        hint: hints[status] ?? 'Look at the room in Aseed.',
        rooms: [{ title: 'Room', ids: [roomId] }],
      }),
      field: 'room_id',
    });
  }
}
