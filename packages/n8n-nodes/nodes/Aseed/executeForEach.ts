import { callForEach, failureFrom, failureOfCalls, type Endpoint } from '@aseed/shared';
import { clientFrom, fromCredential, fromOptions } from './connection.ts';
import { readItems } from './fields.ts';
import type { Operation } from './operation.ts';
import { outputItem } from './outputItem.ts';
import { errorItem, toNodeError } from './toNodeError.ts';
import { n8nWords, wordsOfItem, wordsOfOptions, wordsOfOptionsItem } from './words.ts';

/**
 * What an operation does that calls an endpoint once for each item, and gives what it answers. The connection is the
 * credential's if the endpoint takes the bearer token; if not, no credential is read, and the operation's options may hold one.
 */
export function executeForEach<A extends object>(endpoint: Endpoint<Endpoint['inputs'], A>): Operation['execute'] {
  const [source, words, itsWords] =
    endpoint.auth === 'bearer'
      ? [fromCredential, n8nWords, wordsOfItem]
      : [fromOptions, wordsOfOptions, wordsOfOptionsItem];
  return async (context, limits) => {
    const { client, blocked } = await clientFrom(source, context, limits);
    const items = await readItems(context, endpoint.inputs, blocked);
    const outcomes = await callForEach(client, endpoint, items, { goOn: context.continueOnFail() });
    const failure = failureOfCalls(outcomes, words);
    if (failure && !context.continueOnFail()) throw toNodeError(context, failure, failure.order);
    return outcomes.map(({ value, error }, item) =>
      error ? errorItem(failureFrom(error, itsWords), item) : outputItem({ ...value }, item),
    );
  };
}
