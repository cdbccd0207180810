import type { Room } from '../api/room.ts';
import type { AseedError } from '../errors/AseedError.ts';

/** What became of one order. Rooms that were made are here even when others of the same order failed. */
export interface OrderResult {
  /** How many rooms it is to have; undefined for an order that was not taken up because it, or another, is invalid. */
  readonly asked?: number;
  readonly rooms: readonly Room[];
  readonly error?: AseedError;
}

export interface CreatedRooms {
  /** One for each order, in their order. */
  readonly results: readonly OrderResult[];
  /** What the user should know of rooms that were made, in this try or an earlier one. */
  readonly warnings: readonly string[];
}
