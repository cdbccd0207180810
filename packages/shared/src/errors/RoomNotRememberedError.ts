import { AseedError, cut } from './AseedError.ts';

/** A room was made for a contact, and the memory of contacts could not be told. */
export class RoomNotRememberedError extends AseedError {
  override readonly stopsOtherCalls = false;
  override readonly outcome = 'unknown';

  constructor(roomId: string, { message }: AseedError) {
    super(`The room of this contact was made, but is not remembered. ${cut(message, 180)}`, {
      hint: () => ({
        hint: 'It was not handed out, and no other is made. See that the table can be written, and send the link of this room by hand.',
        rooms: [{ title: 'Rooms that are not remembered', ids: [roomId] }],
      }),
    });
  }
}
