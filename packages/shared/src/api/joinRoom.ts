import * as z from 'zod/v4-mini';
import { RoomNotJoinableError } from '../errors/RoomNotJoinableError.ts';
import type { Refusal } from '../errors/Refusal.ts';
import { answerSchema, type AnswerFields, type AnswerOf } from './answerFields.ts';
import { defineEndpoint } from './endpoint.ts';
import { meetLink, readLivekitToken } from './livekitToken.ts';
import { notFound, usualRefusals } from './usualRefusals.ts';

/** What the API answers to a respondent who may join. */
const answeredFields = {
  token: { label: 'LiveKit Token', kind: 'text', promised: true, sample: 'eyJhbGciOiJIUzI1NiJ9.e30.c2FtcGxl' },
  url: { label: 'LiveKit Server', kind: 'text', promised: true, sample: 'wss://livekit.example.com' },
  room_name: { label: 'Room Name', kind: 'text', promised: true, sample: 'interview-5c4451f5' },
  max_duration_minutes: { label: 'Max Duration (Minutes)', kind: 'integer', promised: true, sample: 30 },
} as const satisfies AnswerFields;

/** What a respondent needs to connect: the API's answer, and what its LiveKit token says. */
export const joinedFields = {
  ...answeredFields,
  token_expires_at: { label: 'Token Expires At', kind: 'date', promised: false, sample: '2026-11-07T06:01:56.000Z' },
  meet_link: {
    label: 'Meet Link',
    kind: 'text',
    promised: true,
    sample:
      'https://meet.livekit.io/custom?liveKitUrl=wss%3A%2F%2Flivekit.example.com&token=eyJhbGciOiJIUzI1NiJ9.e30.c2FtcGxl',
  },
} as const satisfies AnswerFields;

/**
 * `token` and `url` are for a LiveKit client; `token_expires_at` says until when the token lets its holder connect for the
 * first time, if it says so; `meet_link` is a page of LiveKit's where one can join in a browser.
 */
export type JoinedRoom = AnswerOf<typeof joinedFields>;

const notJoinable = (refusal: Refusal) => new RoomNotJoinableError(refusal);

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
  answer: z.lazy(() =>
    z.pipe(
      answerSchema(answeredFields),
      z.transform(
        (answered): JoinedRoom => ({
          ...answered,
          token_expires_at: readLivekitToken(answered.token).expiresAt,
          meet_link: meetLink(answered.url, answered.token),
        }),
      ),
    ),
  ),
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
