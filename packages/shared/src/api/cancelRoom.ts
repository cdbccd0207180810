import * as z from 'zod/v4-mini';
import { defineEndpoint } from './endpoint.ts';
import { roomId } from './room.ts';
import { roomNotFound, usualRefusals } from './usualRefusals.ts';

/** "Cancel/delete a room." What it answers is not documented, so any answer will do. */
export const cancelRoom = defineEndpoint({
  name: 'cancelRoom',
  method: 'DELETE',
  path: '/api/interviews/rooms/{room_id}',
  auth: 'bearer',
  spends: false,
  inputs: { room_id: roomId },
  answer: z.pipe(
    z.unknown(),
    z.transform(() => ({ isCancelled: true })),
  ),
  refusals: { ...usualRefusals, 404: roomNotFound },
});
