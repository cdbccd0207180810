import { cancelRoomAction } from './creates/cancelRoom.ts';
import { createRoomAction } from './creates/createRoom.ts';
import { createRoomsAction } from './creates/createRooms.ts';
import { joinRoomAction } from './creates/joinRoom.ts';
import { updateRoomAction } from './creates/updateRoom.ts';
import { findResultSearch } from './searches/findResult.ts';
import { findRoomSearch } from './searches/findRoom.ts';
import { interviewFinishedTrigger } from './triggers/interviewFinished.ts';
import { newRoomTrigger } from './triggers/newRoom.ts';
import { newTranscriptTrigger } from './triggers/newTranscript.ts';

/** What the app can make or change. The keys are saved in Zaps. */
export const creates = [createRoomAction, createRoomsAction, joinRoomAction, updateRoomAction, cancelRoomAction];

/** What it can find. */
export const searches = [findRoomSearch, findResultSearch];

/** What a Zap can start with. */
export const triggers = [interviewFinishedTrigger, newTranscriptTrigger, newRoomTrigger];

/** What a Zap can do after it has started. */
export const actions = [...creates, ...searches];
