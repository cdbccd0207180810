import { cancelRoom } from '../api/cancelRoom.ts';
import { getRoom } from '../api/getRoom.ts';
import { idOf, statusOf, type Room } from '../api/room.ts';
import { call } from '../call/call.ts';
import { AseedError } from '../errors/AseedError.ts';
import { NotFoundError } from '../errors/NotFoundError.ts';
import { RoomNotPendingError } from '../errors/RoomNotPendingError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import type { Action } from '../sending/doForEach.ts';
import { afterFailure } from './afterFailure.ts';
import { roomsOfRun } from './roomsOfRun.ts';
import { checkWhich, whichRoom } from './whichRoom.ts';

const done = 'cancelled';
const isCancelled = (room: Room) => statusOf(room) === done;

/**
 * Cancels a room whose interview has not begun, and gives it. It reads first: the API cancels whatever it is told to, also a room in which a
 * respondent is. One that is cancelled already stays so, so that it may be tried again.
 */
export const cancelPendingRoom: Action<typeof whichRoom, Room> = {
  name: 'cancelPendingRoom',
  auth: 'bearer',
  inputs: whichRoom,
  check: checkWhich,
  lasting: { title: 'Rooms cancelled', idOf },
  forRun: (client) => {
    const rooms = roomsOfRun(client);
    const asked = new Map<string, Room>();
    return async (which) => {
      const room_id = await rooms.idOf(which);
      const room = await valueOrError(() => call(client, getRoom, { room_id }));
      const earlier = asked.get(room_id);
      // A try that came before may have cancelled it, and nobody could tell.
      if (earlier && room instanceof NotFoundError) return earlier;
      if (room instanceof AseedError) throw room;
      if (isCancelled(room)) return room;
      if (statusOf(room) !== 'pending') throw new RoomNotPendingError(room_id, statusOf(room), done);
      const cancelled = { ...room, status: done };
      asked.set(room_id, cancelled);
      const answer = await valueOrError(() => call(client, cancelRoom, { room_id }));
      if (!(answer instanceof AseedError)) return cancelled;
      return (await afterFailure(client, room_id, answer, done, isCancelled)) ?? cancelled;
    };
  },
};
