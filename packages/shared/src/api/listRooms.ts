import * as z from 'zod/v4-mini';
import { defineEndpoint } from './endpoint.ts';
import { receivedRoom, roomStatuses } from './room.ts';
import { notFound, usualRefusals } from './usualRefusals.ts';

/** Lists rooms: a read that really authenticates. Documented by Aseed as a bare array, with no paging. */
export const listRooms = defineEndpoint({
  name: 'listRooms',
  method: 'GET',
  path: '/api/interviews/rooms',
  auth: 'bearer',
  spends: false,
  inputs: {
    project_id: {
      kind: 'uuid',
      label: 'Project',
      help: 'Only rooms of this project.',
      example: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
      idOf: 'project',
      required: false,
    },
    status: {
      kind: 'text',
      label: 'Status',
      help: 'Only rooms in this status.',
      example: 'pending',
      known: roomStatuses,
      required: false,
    },
  },
  answer: z.array(receivedRoom),
  refusals: {
    ...usualRefusals,
    // Only a 422 comes after the token was looked at, which the connection test rests on.
    400: usualRefusals['4xx'],
    404: notFound('project with this id', 'project_id'),
  },
});

/** The read that tries a connection: no room is in this status, so the answer is nearly empty. */
export const connectionTest = { status: 'connection-test' };
