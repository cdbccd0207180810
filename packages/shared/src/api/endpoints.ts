import { cancelRoom } from './cancelRoom.ts';
import { checkLink } from './checkLink.ts';
import { createRooms } from './createRooms.ts';
import type { Endpoint } from './endpoint.ts';
import { getRecord } from './getRecord.ts';
import { getRecordsMeta } from './getRecordsMeta.ts';
import { getRoom } from './getRoom.ts';
import type { Inputs } from './inputs.ts';
import { joinRoom } from './joinRoom.ts';
import { listProjects } from './listProjects.ts';
import { listRooms } from './listRooms.ts';
import { updateRoom } from './updateRoom.ts';

const known = [
  createRooms,
  joinRoom,
  checkLink,
  listRooms,
  getRoom,
  updateRoom,
  cancelRoom,
  listProjects,
  getRecord,
  getRecordsMeta,
] as const;

export type EndpointName = (typeof known)[number]['name'];

/** Something that is usually so, and otherwise for the endpoints named. */
export type PerEndpoint<T> = { readonly usual: T } & { readonly [name in EndpointName]?: T };

/** All endpoints that are known here. What holds for each is tested for each of these. */
export const endpoints: readonly Endpoint<Inputs, unknown, EndpointName>[] = known;
