import type { Failure } from '@aseed/shared';
import {
  NodeApiError,
  NodeOperationError,
  type IExecuteFunctions,
  type INodeExecutionData,
  type IPollFunctions,
} from 'n8n-workflow';

type Sentences = Pick<Failure, 'message' | 'details'>;

/** The one place where the core's failures become n8n's: what happened as the message, what to do as the description. */
export function toNodeError(
  context: IExecuteFunctions,
  { message, details }: Sentences,
  itemIndex: number,
): NodeOperationError {
  const error = new NodeOperationError(context.getNode(), message, { description: details, itemIndex });
  error.message = message; // n8n puts a sentence of its own over any that holds a word such as ECONNREFUSED.
  return error;
}

/** The same for a trigger, which has no items. */
export function toPollError(
  context: Pick<IPollFunctions, 'getNode'>,
  { message, details }: Sentences,
): NodeOperationError {
  const error = new NodeOperationError(context.getNode(), message, { description: details });
  error.message = message; // As above.
  return error;
}

/** The same for a list in the editor, which is shown the description of this kind of error alone. */
export function toListError(
  context: Pick<IExecuteFunctions, 'getNode'>,
  { message, details }: Sentences,
): NodeApiError {
  const error = new NodeApiError(context.getNode(), { message }, { message, description: details });
  error.message = message; // As above.
  return error;
}

/** The item that stands for a failed one where the workflow goes on, paired to it. On an error output n8n adds the input item's fields. */
export function errorItem({ message, details }: Sentences, itemIndex: number): INodeExecutionData {
  return { json: { error: message, details }, pairedItem: { item: itemIndex } };
}

/** The same for an AI that uses the node as a tool: not under "error", for which n8n would run the node again. */
export function toolErrorItem({ message, details }: Sentences, itemIndex: number): INodeExecutionData {
  return { json: { failed: `${message} ${details}` }, pairedItem: { item: itemIndex } };
}

/** The same for the test of a credential, which belongs to no node, and of which n8n shows the message alone. */
export function toCredentialError({ message, details }: Sentences): Error {
  return new Error(`${message} ${details}`);
}
