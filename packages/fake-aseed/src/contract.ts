import type { Document } from 'openapi-backend';
import createRooms from '../../../test/contract/create-rooms.json' with { type: 'json' };
import joinRoom from '../../../test/contract/join-room.json' with { type: 'json' };
import listRooms from '../../../test/contract/list-rooms.json' with { type: 'json' };

export const apiRoot = '/custdev';

/** The three documents as one: the contract's two, and listing as Aseed's public reference describes it. */
export const contract = {
  ...createRooms,
  paths: {
    '/api/interviews/rooms': {
      ...createRooms.paths['/api/interviews/rooms'],
      ...listRooms.paths['/api/interviews/rooms'],
    },
    ...joinRoom.paths,
  },
  components: {
    ...createRooms.components,
    schemas: { ...joinRoom.components.schemas, ...createRooms.components.schemas },
  },
} as Document;

/** The operations by the contract's ids. */
export const operationIds = {
  createRooms: 'create_rooms_api_interviews_rooms_post',
  joinRoom: 'join_room_api_interviews_join__access_token__post',
  listRooms: 'list_rooms_api_interviews_rooms_get',
} as const;

export type Operation = keyof typeof operationIds;
