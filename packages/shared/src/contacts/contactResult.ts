import type { Room } from '../api/room.ts';
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
