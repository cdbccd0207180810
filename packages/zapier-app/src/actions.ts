import type { Search } from 'zapier-platform-core';
import { createRoomAction } from './creates/createRoom.ts';
import { createRoomsAction } from './creates/createRooms.ts';
import { joinRoomAction } from './creates/joinRoom.ts';

/** What the app can make or change. The keys are saved in Zaps. */
export const creates = [createRoomAction, createRoomsAction, joinRoomAction];

/** What it can find. */
export const searches: Search[] = [];

export const actions = [...creates, ...searches];
