import { answerSchema, type AnswerFields, type AnswerOf } from './answerFields.ts';
import { defineEndpoint } from './endpoint.ts';
import { joinRoom } from './joinRoom.ts';

/** What a link tells to whoever holds it. */
export const linkFields = {
  room_name: { label: 'Room Name', kind: 'text', promised: true, sample: 'interview-5c4451f5' },
  max_duration_minutes: { label: 'Max Duration (Minutes)', kind: 'integer', promised: true, sample: 30 },
  status: { label: 'Status', kind: 'text', promised: true, sample: 'pending' },
  project_name: { label: 'Project Name', kind: 'text', promised: false, sample: 'Planning study' },
  expires_at: { label: 'Expires At', kind: 'date', promised: false, sample: '2026-11-14T05:31:56Z' },
  language: { label: 'Language', kind: 'text', promised: false, sample: 'en' },
  topics_for_respondent: {
    label: 'Topics for Respondent',
    kind: 'text',
    promised: false,
    sample: 'How you plan your week',
  },
} as const satisfies AnswerFields;

export type LinkInfo = AnswerOf<typeof linkFields>;

/** Asks about a room by its invite link without joining it. Public: it is sent no API token. */
export const checkLink = defineEndpoint({
  name: 'checkLink',
  method: 'GET',
  path: '/api/interviews/join/{invite_link}',
  auth: 'none',
  spends: false,
  inputs: { invite_link: joinRoom.inputs.invite_link },
  answer: answerSchema(linkFields),
  refusals: joinRoom.refusals,
});
