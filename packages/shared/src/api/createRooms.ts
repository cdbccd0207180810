import * as z from 'zod/v4-mini';
import { defineEndpoint } from './endpoint.ts';
import type { AseedError } from '../errors/AseedError.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';
import { NotEnoughTokensError } from '../errors/NotEnoughTokensError.ts';
import { OutcomeUnknownError } from '../errors/OutcomeUnknownError.ts';
import { anyRooms, topicsForRespondent } from './room.ts';
import { inItsWords, type Refusal } from '../errors/Refusal.ts';
import { notFound, usualRefusals } from './usualRefusals.ts';

/** The most rooms that may be asked for at once. Only the first is the API's ("max: 100"); the others keep a slip from spending a fortune. */
export const mostRooms = {
  perCall: 100,
  /** By one item of a workflow, whose rooms are spread over several calls. */
  perItem: 10_000,
  /** By an AI that calls a tool. */
  perToolCall: 10,
} as const;

/** Creates rooms, each an invite link. Each call reserves tokens: "Link creation reserves tokens based on link count and duration." Completed interviews
 * are charged, cancelled and expired ones are not; when a reservation is released is not documented. */
export const createRooms = defineEndpoint({
  name: 'createRooms',
  method: 'POST',
  path: '/api/interviews/rooms',
  auth: 'bearer',
  spends: true,
  inputs: {
    project_id: {
      kind: 'uuid',
      label: 'Project',
      help: 'The project that the interviews belong to: the id in its address in Aseed. Its Research Goals and Interview Guide have to be filled in.',
      example: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
      idOf: 'project',
      required: true,
    },
    count: {
      kind: 'integer',
      label: 'Number of Rooms',
      help: 'How many rooms to create. Each has an invite link of its own and reserves tokens.',
      example: '1',
      required: false,
      default: 1,
      min: 1,
      max: mostRooms.perCall,
    },
    max_duration_minutes: {
      kind: 'integer',
      label: 'Max Duration (Minutes)',
      help: 'After how many minutes an interview ends at the latest. Longer rooms reserve more tokens.',
      example: '30',
      required: false,
      apiDefault: 30,
      min: 1,
      max: 1440,
    },
    expires_in_days: {
      kind: 'integer',
      label: 'Expires In (Days)',
      help: 'For how many days the invite links work.',
      example: '7',
      required: false,
      apiDefault: 7,
      min: 1,
      max: 3650,
    },
    voice: {
      kind: 'text',
      label: 'Voice',
      help: 'The voice that the AI interviewer speaks with.',
      example: 'a voice as Aseed names it',
      required: false,
    },
    realtime_provider: {
      kind: 'text',
      label: 'Realtime Provider',
      help: 'The speech service behind the AI interviewer.',
      example: 'a provider as Aseed names it',
      required: false,
    },
    language: {
      kind: 'text',
      label: 'Language',
      help: 'The language that the interview is held in.',
      example: 'en',
      required: false,
    },
    topics_for_respondent: topicsForRespondent,
  },
  // A bare list is not documented; but its rooms would have reserved tokens.
  answer: z.union([
    z.object({ rooms: anyRooms }),
    z.pipe(
      anyRooms,
      z.transform((rooms) => ({ rooms })),
    ),
  ]),
  refusals: {
    ...usualRefusals,
    400: (refusal) => refusedProject(refusal) ?? usualRefusals[400](refusal),
    303: (refusal) => unknown(refusal),
    402: (refusal) => new NotEnoughTokensError(refusal),
    403: (refusal) => refusedProject(refusal) ?? usualRefusals[403](refusal),
    404: notFound('project with this id', 'project_id'),
    408: (refusal) => unknown(refusal),
    409: (refusal) => refusedProject(refusal) ?? usualRefusals[400](refusal),
    422: (refusal) => refusedProject(refusal) ?? usualRefusals[422](refusal),
    499: (refusal) => unknown(refusal),
    '5xx': (refusal) => unknown(refusal),
  },
});

/** What the server's words tell of its account or its project, whatever the status. */
function refusedProject(refusal: Refusal): AseedError | undefined {
  return shortage(refusal) ?? unpreparedProject(refusal);
}

function shortage(refusal: Refusal): AseedError | undefined {
  return NotEnoughTokensError.speaksOf(refusal) ? new NotEnoughTokensError(refusal) : undefined;
}

/** The documentation says that a project needs both before rooms can be created, but not how a create without them is refused. */
function unpreparedProject(refusal: Refusal): AseedError | undefined {
  if (!/\b(research[ _]goals|interview[ _]guide)\b/i.test(refusal.words)) return undefined;
  const message = `Aseed makes no rooms for this project yet (${refusal.status})${inItsWords(refusal)}`;
  return new InvalidInputError(
    message,
    'project_id',
    ({ runAgain }) => `Fill both in, in the project in Aseed, and ${runAgain}.`,
  );
}

/** A fault may have come before the rooms were made or after. */
function unknown(refusal: Refusal): AseedError {
  return OutcomeUnknownError.because(
    `Aseed failed while it handled the call (${refusal.status})${inItsWords(refusal)}`,
  );
}
