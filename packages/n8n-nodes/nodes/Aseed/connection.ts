import { AseedError, type ConnectionFields } from '@aseed/shared';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readOrError } from './fields.ts';

/** Stands beside each Base URL that a person may fill in. */
export const allowHttpField: INodeProperties = {
  displayName: 'Allow Unencrypted HTTP',
  name: 'allowHttp',
  type: 'boolean',
  default: false,
  description:
    'Whether to allow a Base URL that begins with http://. Others on the network can then read tokens and e-mail addresses. The address of this machine itself is always allowed.',
};

/** Gives the connection that an operation uses. Throws what n8n throws when it cannot give it. */
type ConnectionSource = (context: IExecuteFunctions) => ConnectionFields | Promise<ConnectionFields>;

/** An operation's connection. What n8n fails to give blocks every item, so that nothing is sent on what stands in its place. */
export async function connectionFrom(
  source: ConnectionSource,
  context: IExecuteFunctions,
): Promise<{ readonly connection: ConnectionFields; readonly blocked?: AseedError }> {
  const connection = await readOrError(context, () => source(context));
  return connection instanceof AseedError ? { connection: { baseUrl: '' }, blocked: connection } : { connection };
}

/** The connection of the node's credential. */
export const fromCredential: ConnectionSource = async (context) => {
  const { apiToken, baseUrl, allowHttp } = await context.getCredentials('aseedApi');
  return { apiToken, baseUrl, allowHttp };
};

/** The connection of an operation that needs no credential: its own options. */
export const fromOptions: ConnectionSource = (context) => {
  const { baseUrl, allowHttp } = Object(context.getNodeParameter('options', 0, {}));
  return { baseUrl, allowHttp };
};
