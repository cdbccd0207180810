import { failureFrom, failureOfCalls, type Lasting, type Outcome, type Words } from '@aseed/shared';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { outputItem } from './outputItem.ts';
import { errorItem, toNodeError } from './toNodeError.ts';

/** The words for a failure that stops the run, and for one item of a run that goes on. */
interface OutcomeWords {
  readonly ofRun: Words;
  readonly ofItem: Words;
}

/**
 * The output items of what was done once for each item: what is shown of each, or its error item. Throws NodeOperationError for the first
 * failure unless the execution goes on.
 */
export function outcomeItems<A extends object>(
  context: IExecuteFunctions,
  outcomes: readonly Outcome<A>[],
  { ofRun, ofItem }: OutcomeWords,
  shown: (value: A, item: number) => readonly IDataObject[],
  lasting?: Lasting<A>,
): INodeExecutionData[] {
  const failure = failureOfCalls(outcomes, ofRun, lasting);
  if (failure && !context.continueOnFail()) throw toNodeError(context, failure, failure.order);
  return outcomes.flatMap(({ value, error }, item) => {
    if (error) return errorItem(failureFrom(error, ofItem), item);
    return value ? shown(value, item).map((json) => outputItem(json, item)) : [];
  });
}
