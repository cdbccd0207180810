import { calling, defaultBaseUrl, joinRoom } from '@aseed/shared';
import type { INodeProperties } from 'n8n-workflow';
import { allowHttpField, callsAtOnceField } from '../../connection.ts';
import { executeForEach } from '../../executeForEach.ts';
import { fieldsFor, optionsFor } from '../../fields.ts';
import type { AseedOperation } from '../../operation.ts';

const action = calling(joinRoom);

const fields: INodeProperties[] = [
  ...fieldsFor(action.inputs),
  optionsFor([
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: defaultBaseUrl,
      description: 'Where the Aseed API is, if not at its usual address. It is never taken from the invite link.',
    },
    allowHttpField,
    callsAtOnceField,
  ]),
];

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
