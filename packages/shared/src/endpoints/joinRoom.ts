import * as z from 'zod/v4-mini';
import { defineEndpoint } from '../endpoint.ts';
import { RoomNotJoinableError } from '../errors/RoomNotJoinableError.ts';
import type { Told } from '../told.ts';
import { notFound, usualRefusals } from './refusals.ts';

const notJoinable = (told: Told) => new RoomNotJoinableError(told);

/** Joins a room as a respondent, which records the e-mail address. Public: it is sent no API token. */
export const joinRoom = defineEndpoint({
  name: 'joinRoom',
  method: 'POST',
  path: '/api/interviews/join/{access_token}',
  auth: 'none',
  spends: false,
  inputs: {
    access_token: {
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
  answer: z.looseObject({
    token: z.string(),
    url: z.string(),
    room_name: z.string(),
    max_duration_minutes: z.int(),
  }),
  refusals: {
    ...usualRefusals,
    400: notJoinable,
    401: notJoinable,
    403: notJoinable,
    404: notFound('room with this invite link or access token', 'access_token'),
    409: notJoinable,
    410: notJoinable,
  },
});
