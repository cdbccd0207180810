import type { Room } from '../api/room.ts';
import type { Action } from '../sending/doForEach.ts';
import { roomsOfRun } from './roomsOfRun.ts';
import { checkWhich, whichRoom } from './whichRoom.ts';

/** Reads a room as it is now. */
export const readRoom: Action<typeof whichRoom, Room> = {
  name: 'readRoom',
  auth: 'bearer',
  inputs: whichRoom,
  check: checkWhich,
  forRun: (client) => roomsOfRun(client).read,
};
