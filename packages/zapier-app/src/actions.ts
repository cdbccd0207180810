import { createRoomAction } from './creates/createRoom.ts';
import { createRoomsAction } from './creates/createRooms.ts';
import { joinRoomAction } from './creates/joinRoom.ts';

/** All that the app can do, each under the key that is saved in Zaps. */
export const actions = [createRoomAction, createRoomsAction, joinRoomAction] as const;
