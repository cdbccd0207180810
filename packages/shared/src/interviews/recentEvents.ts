import type { Room } from '../api/room.ts';
import type { Action } from '../sending/doForEach.ts';
import { lookAtRooms } from './lookAtRooms.ts';
import { eventInputs, lookedFor } from './newEvents.ts';
import { startingAt } from './readRecordStatuses.ts';
import { endOf, isFinished, recordOf, type EventKind, type Look } from './roomEvents.ts';
import { allThatHappened, type RoomEvent } from './whatHappened.ts';

/** For how many days after an interview a platform that remembers by itself what was told is told of its transcript. */
const daysOfTranscripts = 7;

const dayMs = 24 * 60 * 60 * 1000;

/** How many of the newest records are asked for where an example is wanted. */
const recordsForSample = 50;

/** What a list of events is for: what to tell, what to take for told, or an example. */
export type Purpose = 'told' | 'known' | 'sample';

/**
 * Gives all that has happened to the rooms, the newest first, for a platform that remembers by itself what it was told. Of transcripts only those
 * of the last seven days; for an example those of the newest interviews. What is to be taken for known has that too which there was no time to ask for.
 */
export function recentEvents(
  kind: EventKind,
  purpose: Purpose = 'told',
): Action<typeof eventInputs, readonly RoomEvent[]> {
  return {
    name: 'recentEvents',
    auth: 'bearer',
    inputs: eventInputs,
    forRun: (client) => async (wanted) => {
      // What is not there yet is told when it is, and never given up.
      const measures = { ...lookedFor(wanted), giveUpHours: Number.POSITIVE_INFINITY };
      const look = await lookAtRooms(client, measures, (seen) => {
        const records = kind === 'ready' ? recordsFor[purpose](seen) : [];
        return purpose === 'told' ? startingAt(records, client.clock.random()) : records;
      });
      return allThatHappened(kind, look, purpose === 'known');
    },
  };
}

const recordsFor: Readonly<Record<Purpose, (look: Look) => string[]>> = {
  told: recentRecords,
  known: recentRecords,
  sample: (look) => newestRecords(look.rooms).slice(0, recordsForSample),
};

function recentRecords({ rooms, nowMs }: Look): string[] {
  // An interview that tells no time may be a recent one.
  return newestRecords(rooms.filter((room) => !(endOf(room) < nowMs - daysOfTranscripts * dayMs)));
}

function newestRecords(rooms: readonly Room[]): string[] {
  const finished = rooms.filter(isFinished).sort((one, other) => (endOf(other) || 0) - (endOf(one) || 0));
  return [...new Set(finished.flatMap((room) => recordOf(room) ?? []))];
}
