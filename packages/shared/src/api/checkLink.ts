import { answerSchema, type AnswerFields, type AnswerOf } from './answerFields.ts';
import { defineEndpoint } from './endpoint.ts';
import { joinRoom } from './joinRoom.ts';
import { roomFields } from './room.ts';

const { room_name, max_duration_minutes, status, expires_at, language, topics_for_respondent } = roomFields;

/** What a link tells to whoever holds it. */
export const linkFields = {
  room_name,
  max_duration_minutes,
  status,
  project_name: { label: 'Project Name', kind: 'text', promised: false, sample: 'Planning study' },
  expires_at,
  language,
  topics_for_respondent,
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
