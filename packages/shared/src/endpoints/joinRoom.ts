import { answerSchema, type AnswerFields } from '../answerFields.ts';
import { defineEndpoint } from '../endpoint.ts';
import { RoomNotJoinableError } from '../errors/RoomNotJoinableError.ts';
import type { Told } from '../told.ts';
import { notFound, usualRefusals } from './refusals.ts';

/** What the API answers to a respondent who may join. */
export const joinFields = {
  token: { label: 'LiveKit Token', kind: 'text', promised: true, sample: 'eyJhbGciOiJIUzI1NiJ9.e30.c2FtcGxl' },
  url: { label: 'LiveKit Server', kind: 'text', promised: true, sample: 'wss://livekit.example.com' },
  room_name: { label: 'Room Name', kind: 'text', promised: true, sample: 'interview-5c4451f5' },
  max_duration_minutes: { label: 'Max Duration (Minutes)', kind: 'integer', promised: true, sample: 30 },
} as const satisfies AnswerFields;

const notJoinable = (told: Told) => new RoomNotJoinableError(told);

/** Joins a room as a respondent, which records the e-mail address. Public: it is sent no API token. */
export const joinRoom = defineEndpoint({
  name: 'joinRoom',
  method: 'POST',
  path: '/api/interviews/join/{invite_link}',
  auth: 'none',
  spends: false,
  inputs: {
    invite_link: {
      kind: 'accessToken',
      label: 'Invite Link or Access Token',
      help: "The room's invite link, or the access token in it.",
      example: 'https://app.aseed.ai/…/Xk3v9Q',
      required: true,
    },
    email: {
      kind: 'email',
      label: 'Respondent E-mail',
      help: 'The e-mail address of the respondent, which Aseed records with the interview.',
      example: 'ana@example.com',
      required: true,
    },
  },
  answer: answerSchema(joinFields),
  refusals: {
    ...usualRefusals,
    400: notJoinable,
    401: notJoinable,
    403: notJoinable,
    404: notFound('room with this invite link or access token', 'invite_link'),
    409: notJoinable,
    410: notJoinable,
  },
});
