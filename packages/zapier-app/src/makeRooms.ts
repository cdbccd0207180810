import { createRoomsForOrders, failureOf, mostRooms, type Fields, type Room } from '@aseed/shared';
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Limits } from './limits.ts';
import { toZapierError } from './toZapierError.ts';
import { clientOn } from './transport.ts';
import { zapierWords } from './words.ts';

/** The rooms of one step, and what its user should know of them; empty if nothing. */
export interface Made {
  readonly rooms: readonly Room[];
  readonly warnings: string;
}

/**
 * Creates the rooms of one step with one call. Rooms that were made are delivered even when there are fewer than asked for,
 * with a warning. Throws what Zapier acts on.
 */
export async function makeRooms(z: ZObject, bundle: Bundle, fields: Fields, limits: Limits): Promise<Made> {
  const { results, warnings } = await createRoomsForOrders(clientOn(z, bundle, limits), [fields], {
    perOrder: mostRooms.perCall,
    goOn: true,
  });
  const rooms = results.flatMap((result) => result.rooms);
  const [failure] = results.flatMap((result) => failureOf(result, zapierWords) ?? []);
  if (failure && rooms.length === 0) throw toZapierError(z, failure);
  return { rooms, warnings: [...(failure ? [failure.message, failure.details] : []), ...warnings].join('\n') };
}
