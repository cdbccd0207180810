import { WaitCutOffError } from '@aseed/shared';
import { failWait } from '../../failWait.ts';
import type { Operation } from '../../operation.ts';
import { failOperation } from '../../waitWorkflow.ts';

/** Ends a wait whose rounds have died too often, with what n8n said of the last. */
export const failWaiting: Operation = {
  needsCredential: false,
  option: {
    name: 'Fail Waiting',
    value: failOperation,
    description: 'What Wait for Interviews does by itself',
    action: 'Fail waiting for interviews',
  },
  fields: [],
  async execute(context) {
    const lastWord = context.getInputData()[0]?.json.error;
    return failWait(context, new WaitCutOffError(typeof lastWord === 'string' ? lastWord : undefined));
  },
};
