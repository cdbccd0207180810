import { timeOf } from '../api/room.ts';
import type { Action } from '../sending/doForEach.ts';
import { lookAtRooms } from './lookAtRooms.ts';
import { eventInputs, lookedFor } from './newEvents.ts';
import { isFinished, recordOf, type EventKind, type Look } from './roomEvents.ts';
import { allThatHappened, type RoomEvent } from './whatHappened.ts';

/** For how many days after an interview a platform that remembers by itself what was told is told of its transcript. */
const daysOfTranscripts = 7;

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Gives all that has happened to the rooms, the newest first, for a platform that remembers by itself what it was told. Of transcripts only those
 * of the last seven days. `orUnknown` also gives what there was no time to ask for, for a platform that only wants to know what not to tell of.
 */
export function recentEvents(
  kind: EventKind,
  { orUnknown = false }: { readonly orUnknown?: boolean } = {},
): Action<typeof eventInputs, readonly RoomEvent[]> {
  return {
    name: 'recentEvents',
    auth: 'bearer',
    inputs: eventInputs,
    forRun: (client) => async (wanted) => {
      // What is not there yet is told when it is, and never given up.
      const measures = { ...lookedFor(wanted), giveUpHours: Number.POSITIVE_INFINITY };
      const look = await lookAtRooms(client, measures, kind === 'ready' ? recentRecords : () => []);
      return allThatHappened(kind, look, orUnknown);
    },
  };
}

function recentRecords({ rooms, nowMs }: Look): string[] {
  const recent = rooms.filter(
    (room) => isFinished(room) && timeOf(room.finished_at) >= nowMs - daysOfTranscripts * dayMs,
  );
  return [...new Set(recent.flatMap((room) => recordOf(room) ?? []))];
}
