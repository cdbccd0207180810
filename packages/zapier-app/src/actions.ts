import { cancelRoomAction } from './creates/cancelRoom.ts';
import { createRoomAction } from './creates/createRoom.ts';
import { createRoomsAction } from './creates/createRooms.ts';
import { joinRoomAction } from './creates/joinRoom.ts';
import { updateRoomAction } from './creates/updateRoom.ts';
import { findResultSearch } from './searches/findResult.ts';
import { findRoomSearch } from './searches/findRoom.ts';

/** What the app can make or change. The keys are saved in Zaps. */
export const creates = [createRoomAction, createRoomsAction, joinRoomAction, updateRoomAction, cancelRoomAction];

/** What it can find. */
export const searches = [findRoomSearch, findResultSearch];

export const actions = [...creates, ...searches];
