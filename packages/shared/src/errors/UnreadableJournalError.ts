import { AseedError } from './AseedError.ts';

/** What an execution left behind of its earlier tries was written by another version. Its rooms are named, for they are paid for. */
export class UnreadableJournalError extends AseedError {
  override readonly outcome = 'unknown';

  constructor(roomIds: readonly string[]) {
    const rooms = roomIds.length > 0 ? ` The rooms that it speaks of: ${roomIds.join(', ')}.` : '';
    super('Another version of this integration has worked on this execution before, and may have created rooms.', {
      hint: `Nothing was sent now, so that no room is paid for twice. Look in Aseed for rooms of this project made since the execution began, and ask for what is missing in a new one.${rooms}`,
    });
  }
}
