import { AseedError, doOnce, failureFrom, valueOrError, type Action, type Inputs } from '@aseed/shared';
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Limits } from './limits.ts';
import { toZapierError } from './toZapierError.ts';
import { clientOn } from './transport.ts';
import { zapierWords } from './words.ts';

/** A step that does something once and gives what it brought. Throws what Zapier acts on. */
export function callStep<I extends Inputs, A>(action: Action<I, A>) {
  return (limits: Limits) =>
    async (z: ZObject, bundle: Bundle): Promise<A> => {
      const value = await valueOrError(() => doOnce(clientOn(z, bundle, limits), action, bundle.inputData));
      if (value instanceof AseedError) throw toZapierError(z, failureFrom(value, zapierWords));
      return value;
    };
}
