import { AseedError } from './AseedError.ts';

/** A room was made for a contact, but Aseed gave no link to it. No other is made by itself. */
export class RoomWithoutLinkError extends AseedError {
  override readonly stopsOtherCalls = false;

  constructor(roomId: string) {
    super("Aseed made this contact's room without an invite link, so that nobody can be invited to it.", {
      hint: () => ({
        hint: 'Look at the room in Aseed, and report it there. Let the contact be forgotten if it is to get a new room, and deliver it again.',
        rooms: [{ title: 'Rooms without an invite link', ids: [roomId] }],
      }),
    });
  }
}
