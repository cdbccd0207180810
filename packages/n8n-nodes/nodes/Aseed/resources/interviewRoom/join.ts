import { AseedError, defaultBaseUrl, joinForMany, joinRoom, weightiest } from '@aseed/shared';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { allowHttpField } from '../../connectionFields.ts';
import { fieldsFor, optionsFor, readItems, readOrError } from '../../fields.ts';
import type { Limits } from '../../limits.ts';
import type { Operation } from '../../operation.ts';
import { errorItem, toNodeError } from '../../toNodeError.ts';
import { clientOn } from '../../transport.ts';

const fields: INodeProperties[] = [
  ...fieldsFor(joinRoom.inputs),
  optionsFor([
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: defaultBaseUrl,
      description: 'Where the Aseed API is, if not at its usual address. It is never taken from the invite link.',
    },
    allowHttpField,
  ]),
];

/** Joins a room for each item, as its respondent. Needs no credential and sends none. */
async function execute(context: IExecuteFunctions, limits: Limits): Promise<INodeExecutionData[]> {
  const options = await readOrError(context, () => context.getNodeParameter('options', 0, {}));
  const blocked = options instanceof AseedError ? options : undefined;
  const respondents = await readItems(context, joinRoom.inputs, blocked);
  const { baseUrl, allowHttp } = Object(options);
  const client = clientOn(context, { baseUrl, allowHttp }, limits);
  const outcomes = await joinForMany(client, respondents, { goOn: context.continueOnFail() });
  const failure = weightiest(outcomes.flatMap(({ error }) => error ?? []));
  if (failure && !context.continueOnFail()) {
    throw toNodeError(
      context,
      failure,
      outcomes.findIndex(({ error }) => error === failure),
    );
  }
  return outcomes.map(({ value, error }, item) =>
    error ? errorItem(error, item) : { json: { ...value }, pairedItem: { item } },
  );
}

export const join: Operation = {
  option: {
    name: 'Join',
    value: 'join',
    description: 'Let a respondent join a room: get the LiveKit token for it',
    action: 'Join an interview room',
  },
  needsCredential: false,
  fields,
  execute,
};
