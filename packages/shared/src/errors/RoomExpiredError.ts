import { AseedError } from './AseedError.ts';

/** The room that a contact has can no longer be joined, and its invite was never recorded. No other is made by itself. */
export class RoomExpiredError extends AseedError {
  override readonly stopsOtherCalls = false;

  constructor(roomId: string) {
    super(`The invite link of this contact's room expired before its invite was recorded.`, {
      hint: () => ({
        hint: 'Let the contact be forgotten if it is to get a new room, and deliver it again.',
        rooms: [{ title: 'Rooms that expired', ids: [roomId] }],
      }),
    });
  }
}
