import { getRoom } from '../api/getRoom.ts';
import type { RequestOf } from '../api/inputs.ts';
import { listRooms } from '../api/listRooms.ts';
import { keyOf, type Room } from '../api/room.ts';
import { call } from '../call/call.ts';
import { NotFoundError } from '../errors/NotFoundError.ts';
import type { Client } from '../sending/doForEach.ts';
import type { whichRoom } from './whichRoom.ts';

type WhichRoom = RequestOf<typeof whichRoom>;

/** Finds the rooms that the items of a run mean, each of which is named in one way. */
export interface RoomsOfRun {
  /** Reads a room. Throws an AseedError. */
  readonly read: (which: WhichRoom) => Promise<Room>;
  /** The id of a room, which is not read if it was given by that. Throws an AseedError. */
  readonly idOf: (which: WhichRoom) => Promise<string>;
}

/** No call finds a room by its link, so the rooms of the API token are listed once for a run, as soon as an item has a link. */
export function roomsOfRun(client: Client): RoomsOfRun {
  let listed: Promise<ReadonlyMap<unknown, Room>> | undefined;
  const list = async () => {
    const rooms = await call(client, listRooms, {});
    return new Map(rooms.map((room) => [room.access_token, room]));
  };
  const byLink = async (accessToken: string): Promise<Room> => {
    listed ??= list();
    try {
      const room = (await listed).get(accessToken);
      if (room) return room;
    } catch (error) {
      // Who tries again asks again.
      listed = undefined;
      throw error;
    }
    throw NotFoundError.inList('room with this invite link among the rooms of this API token', 'invite_link');
  };
  return {
    read: async (which) => {
      const { room_id, invite_link = '' } = which;
      return room_id === undefined ? byLink(invite_link) : call(client, getRoom, { room_id });
    },
    idOf: async (which) => {
      const { room_id, invite_link = '' } = which;
      return room_id ?? keyOf(await byLink(invite_link)) ?? '';
    },
  };
}
