import { AseedError, doOnce, failureFrom, NotFoundError, valueOrError, type Action, type Inputs } from '@aseed/shared';
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Limits } from './limits.ts';
import { toZapierError } from './toZapierError.ts';
import { clientOn } from './transport.ts';
import { zapierWords } from './words.ts';

/**
 * A search that gives the one thing that an action reads, or nothing where Aseed knows no such thing. Whatever else fails is no miss, and is
 * thrown as what Zapier acts on: a Zap goes on after a miss.
 */
export function findStep<I extends Inputs, A>(action: Action<I, A>) {
  return (limits: Limits) =>
    async (z: ZObject, bundle: Bundle): Promise<A[]> => {
      const found = await valueOrError(() => doOnce(clientOn(z, bundle, limits), action, bundle.inputData));
      if (found instanceof NotFoundError) return [];
      if (found instanceof AseedError) throw toZapierError(z, failureFrom(found, zapierWords));
      return [found];
    };
}
