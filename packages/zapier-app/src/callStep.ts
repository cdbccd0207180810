import { AseedError, callOnce, failureFrom, type Endpoint } from '@aseed/shared';
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Limits } from './limits.ts';
import { toZapierError } from './toZapierError.ts';
import { clientOn } from './transport.ts';
import { zapierWords } from './words.ts';

/** A step that calls an endpoint once and gives what it answers. Throws what Zapier acts on. */
export function callStep<A>(endpoint: Endpoint<Endpoint['inputs'], A>) {
  return (limits: Limits) =>
    async (z: ZObject, bundle: Bundle): Promise<A> => {
      try {
        return await callOnce(clientOn(z, bundle, limits), endpoint, bundle.inputData);
      } catch (error) {
        throw error instanceof AseedError ? toZapierError(z, failureFrom(error, zapierWords)) : error;
      }
    };
}
