import { calling, joinRoom } from '@aseed/shared';
import type { INodeProperties } from 'n8n-workflow';
import { publicOptions } from '../../connection.ts';
import { executeForEach } from '../../executeForEach.ts';
import { fieldsFor } from '../../fields.ts';
import type { AseedOperation } from '../../operation.ts';

const action = calling(joinRoom);

const fields: INodeProperties[] = [...fieldsFor(action.inputs), publicOptions];

/** Joins a room for each item, as its respondent. Needs no credential and sends none. */
export const join: AseedOperation = {
  action,
  needsCredential: false,
  option: {
    name: 'Join',
    value: 'join',
    description: 'Let a respondent join a room: get the LiveKit token for it',
    action: 'Join an interview room',
  },
  fields,
  execute: executeForEach(action, (joined) => [joined]),
};
