import { AseedError, failureFrom, projectChoices, valueOrError } from '@aseed/shared';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { fromCredential } from './connection.ts';
import { testLimits } from './limits.ts';
import { toListError } from './toNodeError.ts';
import { clientOn } from './transport.ts';
import { n8nWords } from './words.ts';

/**
 * The projects to choose from in the editor, by name, as far as they have a text in it. Throws NodeApiError, whose description says
 * how to go on without a list.
 */
export async function searchProjects(this: ILoadOptionsFunctions, text?: string): Promise<INodeListSearchResult> {
  const client = clientOn(this, await fromCredential(this), testLimits);
  const choices = await valueOrError(() => projectChoices(client, text));
  if (choices instanceof AseedError) throw toListError(this, failureFrom(choices, n8nWords));
  return { results: choices.map(({ id, label }) => ({ name: label, value: id })) };
}
