import type { Room } from '../api/room.ts';
import type { Words } from '../errors/words.ts';
import { failureOfAll, type FailureOfMany } from '../orders/failure.ts';
import type { OrderResult } from '../orders/orderResult.ts';

/** What became of the wish for a contact's room. */
export interface ContactResult extends OrderResult {
  /** Whether the room was made by this run; undefined where none is handed out. */
  readonly isNew?: boolean;
  /** The room that the contact has and that is not handed out, or that an order before this one is for the same contact. */
  readonly leftOut?: Room | 'twice';
}

export interface ContactResults {
  /** One for each order, in their order. */
  readonly results: readonly ContactResult[];
  readonly warnings: readonly string[];
}

/** The failure of a run that hands out nothing, as {@link failureOfAll} tells it. Rooms that were there before are none that it created. */
export function failureOfContacts({ results, warnings }: ContactResults, words: Words): FailureOfMany | undefined {
  const made = results.map(({ isNew, rooms, ...result }) => ({ ...result, rooms: isNew ? rooms : [] }));
  return failureOfAll({ results: made, warnings }, words);
}
