import { AseedError } from './AseedError.ts';

/** What an execution left behind of its earlier tries was written by another version. Its rooms are named, for they are paid for. */
export class UnreadableJournalError extends AseedError {
  override readonly outcome = 'unknown';

  constructor(roomIds: readonly string[]) {
    super('Another version of this integration has worked on this before, and may have created rooms.', {
      hint: () => ({
        hint: 'Nothing was sent now, so that no room is paid for twice. Look in Aseed for rooms of this project made since it began, and ask for what is missing in a new run.',
        rooms: [{ title: 'Rooms that it tells of', ids: roomIds }],
      }),
    });
  }
}
