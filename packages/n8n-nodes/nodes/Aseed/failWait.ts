import { failedForEach, failureFrom, type AseedError } from '@aseed/shared';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { startOf } from './runInline.ts';
import { toNodeError } from './toNodeError.ts';
import { n8nWords, wordsOfItem } from './words.ts';

/** What an inline workflow gives for each item that is waited for, where waiting as a whole has failed. Throws NodeOperationError unless the run goes on. */
export function failWait(context: IExecuteFunctions, error: AseedError): INodeExecutionData[] {
  const { message, details } = failureFrom(error, wordsOfItem);
  const results = failedForEach(startOf(context), { error: message, details });
  if (!results) throw toNodeError(context, failureFrom(error, n8nWords), 0);
  return results.map((json) => ({ json, pairedItem: { item: 0 } }));
}
