import { AseedError } from './AseedError.ts';

/** An invite was not sent, which is written down. Its contact is free for the next delivery. */
export class InviteNotSentError extends AseedError {
  override readonly stopsOtherCalls = false;

  constructor(roomId: string) {
    super('The invite to this room was not sent.', {
      hint: () => ({
        hint: 'Put right what kept it from being sent, and deliver the contact again: it gets the same room.',
        rooms: [{ title: 'Rooms without an invite', ids: [roomId] }],
      }),
    });
  }
}
