import type { RequestHandler } from 'express';
import { play, roomEvents, type PlayOptions, type RoomEvent } from './play.ts';
import { recordStatuses } from './records.ts';
import { shownAt } from './roomLife.ts';
import type { State } from './state.ts';

/** Plays an event of a room from outside, and answers the room: `POST /play/:roomId/:event`, with the options in the query. */
export function playRoute(state: State): RequestHandler<{ roomId: string; event: string }> {
  return ({ params: { roomId, event }, query }, response) => {
    const options = optionsOf(query);
    if (!isEvent(event) || !state.rooms.some(({ id }) => id === roomId)) {
      const newest = state.rooms.slice(-20).map(({ id }) => id);
      response.status(404).send(`Events: ${Object.keys(roomEvents)}. Rooms: ${newest.join() || 'none'}.\n`);
    } else if (typeof options === 'string') {
      response.status(400).send(`${options}\n`);
    } else {
      const played = play(state, roomId, event, options);
      if ('room' in played) response.json(shownAt(state.now())(played.room));
      else response.status(played.status).send(`${played.detail}\n`);
    }
  };
}

/** The options in a query, or a sentence that says what is wrong with them. */
function optionsOf({ email, transcriptAfterMs: after, recordStatus }: Record<string, unknown>): PlayOptions | string {
  const status = recordStatuses.find((name) => name === recordStatus);
  if (recordStatus !== undefined && !status) return `recordStatus is one of ${recordStatuses.join()}.`;
  const afterMs = after === 'never' ? after : Number(after ?? 0);
  if (afterMs !== 'never' && !(afterMs >= 0)) return 'transcriptAfterMs is a number of milliseconds, or never.';
  return {
    transcriptAfterMs: afterMs,
    ...(typeof email === 'string' && { email }),
    ...(status && { recordStatus: status }),
  };
}

function isEvent(name: string): name is RoomEvent {
  return Object.hasOwn(roomEvents, name);
}
