import { simplifiedLookedUp, type Room } from '../api/room.ts';
import type { RoomEvent } from './whatHappened.ts';

/** What is told of an event: an id that is the same whenever it is told, what happened, and the room as it is now. */
export function toldOf({ id, kind, room, recordStatus }: RoomEvent, isSimple: boolean): Room {
  return {
    event_id: id,
    event: kind,
    ...(kind === 'ready' && { transcript_ready: recordStatus === 'Finished', record_status: recordStatus || null }),
    ...(isSimple ? simplifiedLookedUp(room) : room),
  };
}
