import { roomsWanted, simplifiedLookedUp, type Action, type Inputs, type Room } from '@aseed/shared';
import type { INodeProperties } from 'n8n-workflow';
import { bearerOptions } from '../../connection.ts';
import { executeForEach } from '../../executeForEach.ts';
import { fieldsFor } from '../../fields.ts';
import type { AseedOperation } from '../../operation.ts';
import { simplifyField } from '../../simplifyField.ts';

const { limit, ...filters } = roomsWanted.inputs;

const inputs = {
  returnAll: {
    kind: 'boolean',
    label: 'Return All',
    help: 'Whether to return all results or only up to a given limit.',
    example: 'false',
    required: true,
  },
  limit: { ...limit, default: 50 },
  ...filters,
} as const satisfies Inputs;

/** The same as in the other products, but that n8n asks by a switch of its own whether there is a limit. */
const action: Action<typeof inputs, readonly Room[]> = {
  ...roomsWanted,
  inputs,
  forRun: (client) => {
    const list = roomsWanted.forRun(client);
    return ({ returnAll, limit: most, ...wanted }) => list(returnAll ? wanted : { ...wanted, limit: most });
  },
};

const fields: INodeProperties[] = [
  ...fieldsFor(inputs, { name: 'Filters', placeholder: 'Add Filter' }).map((field) =>
    field.name === 'limit' ? { ...field, displayOptions: { show: { returnAll: [false] } } } : field,
  ),
  simplifyField,
  bearerOptions,
];

/** Lists rooms for each item, an output item for each room. */
export const getMany: AseedOperation = {
  action,
  needsCredential: true,
  option: {
    name: 'Get Many',
    value: 'getMany',
    description: 'List rooms, such as those that nobody has joined yet. Changes nothing.',
    action: 'Get many interview rooms (reads only)',
  },
  fields,
  execute: executeForEach(action, (rooms, isSimple) => (isSimple ? rooms.map(simplifiedLookedUp) : rooms)),
};
