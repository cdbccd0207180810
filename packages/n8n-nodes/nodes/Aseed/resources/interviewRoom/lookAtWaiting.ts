import { AseedError, lookAtWaiting as look, valueOrError } from '@aseed/shared';
import { clientFrom, fromCredential } from '../../connection.ts';
import { failWait } from '../../failWait.ts';
import type { Operation } from '../../operation.ts';
import { startOf } from '../../runInline.ts';
import { lookOperation } from '../../waitWorkflow.ts';

/** Looks once at the rooms that its workflow waits for, and says either when to look again or what came of each. */
export const lookAtWaiting: Operation = {
  needsCredential: true,
  option: {
    name: 'Look at Waiting',
    value: lookOperation,
    description: 'What Wait for Interviews does by itself',
    action: 'Look at waiting interviews',
  },
  fields: [],
  async execute(context, limits) {
    const { client } = await clientFrom(fromCredential, context, limits);
    const waited = await valueOrError(() => look(client, startOf(context)));
    if (waited instanceof AseedError) return failWait(context, waited);
    return waited.results.map((json) => ({ json, pairedItem: { item: 0 } }));
  },
};
