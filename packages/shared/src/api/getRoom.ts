import { defineEndpoint } from './endpoint.ts';
import { receivedOne, roomId } from './room.ts';
import { roomNotFound, usualRefusals } from './usualRefusals.ts';

/** Reads one room. */
export const getRoom = defineEndpoint({
  name: 'getRoom',
  method: 'GET',
  path: '/api/interviews/rooms/{room_id}',
  auth: 'bearer',
  spends: false,
  inputs: { room_id: roomId },
  answer: receivedOne,
  refusals: { ...usualRefusals, 404: roomNotFound },
});
