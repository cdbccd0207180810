import type { Inputs, RequestOf } from '../api/inputs.ts';
import { listRooms } from '../api/listRooms.ts';
import { connectionFor } from '../call/connectionFor.ts';
import type { Action, Client } from '../sending/doForEach.ts';
import { readMemory } from './eventMemory.ts';
import { lookAtRooms, type LookedFor } from './lookAtRooms.ts';
import { startingAt } from './readRecordStatuses.ts';
import type { EventKind } from './roomEvents.ts';
import { recordsToAsk, whatHappened, type Happened } from './whatHappened.ts';

export const eventInputs = {
  project_id: listRooms.inputs.project_id,
  days: {
    kind: 'integer',
    label: 'Days Before',
    help: 'How many days before its end a link is told. Of a link that works for a shorter time, no earlier than after half of it.',
    example: '2',
    required: false,
    default: 2,
    min: 1,
    max: 365,
  },
  give_up_hours: {
    kind: 'integer',
    label: 'Give Up After (Hours)',
    help: 'For how many hours after an interview to wait for its transcript. Then it is told without one.',
    example: '24',
    required: false,
    default: 24,
    min: 1,
    max: 720,
  },
  start_from: {
    kind: 'date',
    label: 'Start From',
    help: 'Also tell what has happened since this date: a date and time with its zone. Blank is from now on.',
    example: '2026-12-01T18:00:00+01:00',
    required: false,
  },
} as const satisfies Inputs;

/** What a look is to be held against. */
export interface Remembered {
  /** What was saved of the look before, as it was saved. */
  readonly memory: unknown;
  /** What tells one account from another. */
  readonly account: string;
  /** Where to start from as it was set: an expression as such, which may give another date at each look. */
  readonly startSet?: string;
}

/** So that a workflow is not given more than it can do between two looks. The others follow at the next. */
const mostAtOnce = 100;

/**
 * Looks for what has happened to rooms since the look before, and gives it together with what to remember. Of what happened before the first
 * look nothing is told, unless it is to start from a date.
 */
export function newEvents(kind: EventKind, remembered: Remembered): Action<typeof eventInputs, Happened> {
  return {
    name: 'newEvents',
    auth: 'bearer',
    inputs: eventInputs,
    forRun: (client) => async (wanted) => {
      const start = {
        scope: scopeOf(kind, remembered, client, wanted),
        ...(wanted.start_from !== undefined && { fromMs: Date.parse(wanted.start_from) }),
      };
      const before = readMemory(remembered.memory, start.scope);
      const look = await lookAtRooms(client, lookedFor(wanted), (seen) => {
        const records = recordsToAsk(kind, seen, before, start);
        // At first those come first that Aseed may still be at. Later each has its turn.
        return before ? startingAt(records, client.clock.random()) : records;
      });
      return whatHappened(kind, look, before, start, mostAtOnce);
    },
  };
}

/** The same as a look takes it. */
export function lookedFor({ project_id, days, give_up_hours }: RequestOf<typeof eventInputs>): LookedFor {
  return { projectId: project_id, days, giveUpHours: give_up_hours };
}

/** What a memory is about: whoever looks for something else, or somewhere else, begins anew. */
function scopeOf(
  kind: EventKind,
  { account, startSet = '' }: Remembered,
  { connection }: Client,
  { project_id = '' }: RequestOf<typeof eventInputs>,
): string {
  return JSON.stringify([kind, account, connectionFor(listRooms, connection).baseUrl, project_id, startSet]);
}
