import { doForEach, type Action, type Inputs } from '@aseed/shared';
import type { IDataObject } from 'n8n-workflow';
import { clientFrom, fromCredential, fromOptions } from './connection.ts';
import { readItems } from './fields.ts';
import type { Operation } from './operation.ts';
import { outcomeItems } from './outcomeItems.ts';
import { n8nWords, wordsOfItem, wordsOfOptions, wordsOfOptionsItem } from './words.ts';

/** What is given of an answer, an output item for each; `isSimple` where the operation has a Simplify that is on. */
export type Shown<A> = (answer: A, isSimple: boolean) => readonly IDataObject[];

/**
 * What an operation does that does something once for each item, and gives what it brought. The connection is the
 * credential's if its calls send the API token; if not, no credential is read, and the operation's options may hold one.
 */
export function executeForEach<I extends Inputs, A extends object>(
  action: Action<I, A>,
  shown: Shown<A>,
): Operation['execute'] {
  const [source, words] =
    action.auth === 'bearer'
      ? [fromCredential, { ofRun: n8nWords, ofItem: wordsOfItem }]
      : [fromOptions, { ofRun: wordsOfOptions, ofItem: wordsOfOptionsItem }];
  return async (context, limits) => {
    const { client, blocked } = await clientFrom(source, context, limits);
    const items = await readItems(context, action.inputs, blocked);
    const isSimple = context.getNodeParameter('simplify', 0, false) === true;
    const outcomes = await doForEach(client, action, items, { goOn: context.continueOnFail() });
    return outcomeItems(context, outcomes, words, (answer) => shown(answer, isSimple), action.lasting);
  };
}
