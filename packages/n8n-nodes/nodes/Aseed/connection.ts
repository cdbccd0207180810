import {
  AseedError,
  checkInputs,
  defaultBaseUrl,
  sendingInputs,
  valueOrError,
  type Client,
  type ConnectionFields,
} from '@aseed/shared';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { optionsFor, readOrError } from './fields.ts';
import { inputField } from './inputField.ts';
import type { Limits } from './limits.ts';
import { clientOn } from './transport.ts';

/** Stands beside each Base URL that a person may fill in. */
export const allowHttpField: INodeProperties = {
  displayName: 'Allow Unencrypted HTTP',
  name: 'allowHttp',
  type: 'boolean',
  default: false,
  description:
    'Whether to allow a Base URL that begins with http://. Others on the network can then read tokens and e-mail addresses. The address of this machine itself is always allowed.',
};

const baseUrlField: INodeProperties = {
  displayName: 'Base URL',
  name: 'baseUrl',
  type: 'string',
  default: defaultBaseUrl,
  description: 'Where the Aseed API is, if not at its usual address. It is never taken from the invite link.',
};

/** Gives the connection that an operation uses. Throws what n8n throws when it cannot give it. */
type ConnectionSource = (context: IExecuteFunctions) => ConnectionFields | Promise<ConnectionFields>;

/** How many calls may be under way at once: a person may set it under the options of an operation that sends many. */
export const callsAtOnceField: INodeProperties = {
  ...inputField('callsAtOnce', sendingInputs.calls_at_once),
  noDataExpression: true,
};

/** The options of an operation whose calls send the API token. */
export const bearerOptions = optionsFor([callsAtOnceField]);

/** The options of an operation that needs no credential, which hold its connection. */
export const publicOptions = optionsFor([baseUrlField, allowHttpField, callsAtOnceField]);

/** An operation's client. What n8n fails to give, or cannot be as it is set, blocks every item, so that nothing is sent on what stands in its place. */
export async function clientFrom(
  source: ConnectionSource,
  context: IExecuteFunctions,
  limits: Limits,
): Promise<{ readonly client: Client; readonly blocked?: AseedError }> {
  const read = async () => ({ connection: await source(context), callsAtOnce: callsAtOnceIn(context) });
  const set = await valueOrError(() => readOrError(context, read));
  return set instanceof AseedError
    ? { client: clientOn(context, { baseUrl: '' }, limits), blocked: set }
    : { client: clientOn(context, set.connection, { ...limits, callsAtOnce: set.callsAtOnce }) };
}

/** Throws InvalidInputError for what is no such number. */
function callsAtOnceIn(context: IExecuteFunctions): number {
  const { callsAtOnce } = Object(context.getNodeParameter('options', 0, {}));
  return checkInputs({ inputs: sendingInputs }, { calls_at_once: callsAtOnce }).calls_at_once;
}

/** The connection of the node's credential. Throws what n8n throws when it cannot give it. */
export async function fromCredential(context: Pick<IExecuteFunctions, 'getCredentials'>): Promise<ConnectionFields> {
  const { apiToken, baseUrl, allowHttp } = await context.getCredentials('aseedApi');
  return { apiToken, baseUrl, allowHttp };
}

/** The connection of an operation that needs no credential: its own options. */
export const fromOptions: ConnectionSource = (context) => {
  const { baseUrl, allowHttp } = Object(context.getNodeParameter('options', 0, {}));
  return { baseUrl, allowHttp };
};
