import { NotEnoughTokensError } from '../errors/NotEnoughTokensError.ts';
import { defineEndpoint } from './endpoint.ts';
import type { Input } from './inputs.ts';
import { receivedOne, roomId, topicsForRespondent } from './room.ts';
import { roomNotFound, usualRefusals } from './usualRefusals.ts';

const clearing = (label: string) =>
  ({
    kind: 'boolean',
    label: `Clear ${label}`,
    help: `Whether to empty ${label}.`,
    example: 'true',
    required: false,
  }) as const satisfies Input;

/**
 * Changes a room that is still pending. It sets, so that sent twice it does as much as once. The documentation's text says that null clears
 * a field, its schema has flags: those are sent.
 */
export const updateRoom = defineEndpoint({
  name: 'updateRoom',
  method: 'PATCH',
  path: '/api/interviews/rooms/{room_id}',
  auth: 'bearer',
  spends: false,
  inputs: {
    room_id: roomId,
    research_goals_override: {
      kind: 'text',
      label: 'Research Goals Override',
      help: "The research goals of this room alone, in place of the project's.",
      example: 'Find out how teams plan their week',
      required: false,
      multiline: true,
    },
    interview_guide_override: {
      kind: 'text',
      label: 'Interview Guide Override',
      help: "The interview guide of this room alone, in place of the project's.",
      example: 'Begin with the last time that planning went wrong',
      required: false,
      multiline: true,
    },
    topics_for_respondent: topicsForRespondent,
    max_duration_minutes: {
      kind: 'integer',
      label: 'Max Duration (Minutes)',
      help: 'After how many minutes the interview ends at the latest. A longer one may reserve more tokens.',
      example: '30',
      required: false,
      min: 1,
      max: 1440,
    },
    expires_at: {
      kind: 'date',
      label: 'Expires At',
      help: 'Until when the invite link works: a date and time with its zone.',
      example: '2026-12-01T18:00:00+01:00',
      required: false,
    },
    clear_research_goals_override: clearing('Research Goals Override'),
    clear_interview_guide_override: clearing('Interview Guide Override'),
    clear_topics_for_respondent: clearing('Topics for Respondent'),
    display_name: {
      kind: 'text',
      label: 'Display Name',
      help: 'What the room is called in Aseed.',
      example: 'Planning study, Ana',
      required: false,
      longest: 42,
    },
    clear_display_name: clearing('Display Name'),
  },
  answer: receivedOne,
  refusals: { ...usualRefusals, 402: (refusal) => new NotEnoughTokensError(refusal), 404: roomNotFound },
});
