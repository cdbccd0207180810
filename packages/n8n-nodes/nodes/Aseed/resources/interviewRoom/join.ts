import { AseedError, attempt, defaultBaseUrl, join as joinRoom, joinRoom as endpoint } from '@aseed/shared';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { fieldsFor, readFields, readFieldsOrError } from '../../fields.ts';
import { errorItem, toNodeError } from '../../toNodeError.ts';
import { clientOn } from '../../transport.ts';

const show = { resource: ['interviewRoom'], operation: ['join'] };

export const joinFields: INodeProperties[] = [
  ...fieldsFor(endpoint.inputs, show),
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    displayOptions: { show },
    options: [
      {
        displayName: 'Base URL',
        name: 'baseUrl',
        type: 'string',
        default: defaultBaseUrl,
        description: 'Where the Aseed API is, if not at its usual address. It is never taken from the invite link.',
      },
    ],
  },
];

/** Joins a room for each item, as its respondent. Needs no credential and sends none. */
export async function join(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
  const output: INodeExecutionData[] = [];
  for (const itemIndex of context.getInputData().keys()) {
    output.push(await joinForItem(context, itemIndex));
  }
  return output;
}

async function joinForItem(context: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
  const { baseUrl } = Object(context.getNodeParameter('options', itemIndex, {}));
  const client = clientOn(context, { baseUrl });
  const read = context.continueOnFail() ? readFieldsOrError : readFields;
  const fields = read(context, endpoint.inputs, itemIndex);
  const joined = fields instanceof AseedError ? fields : await attempt(() => joinRoom(client, fields));
  if (!(joined instanceof AseedError)) return { json: { ...joined }, pairedItem: { item: itemIndex } };
  if (context.continueOnFail()) return errorItem(joined, itemIndex);
  throw toNodeError(context, joined, itemIndex);
}
