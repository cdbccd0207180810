import { AseedError, failureFrom, projectChoices, valueOrError } from '@aseed/shared';
import type { Bundle, ZObject } from 'zapier-platform-core';
import { usualLimits, type Limits } from './limits.ts';
import { toConnectionError } from './toZapierError.ts';
import { clientOn } from './transport.ts';
import { wordsInEditor } from './words.ts';

/**
 * The projects that a field offers by their names: all at once, since Aseed's list has no pages. It runs in the editor alone, and a Zap's
 * step never looks at it. Throws the sentence that says how to go on without it.
 */
export const performWith = (limits: Limits) => async (z: ZObject, bundle: Bundle) => {
  const choices = await valueOrError(() => projectChoices(clientOn(z, bundle, limits)));
  if (choices instanceof AseedError) throw toConnectionError(z, failureFrom(choices, wordsInEditor));
  return { results: choices, paging_token: null };
};

export const perform = performWith(usualLimits);
