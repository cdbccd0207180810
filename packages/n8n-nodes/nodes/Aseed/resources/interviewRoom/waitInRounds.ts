import type { Operation } from '../../operation.ts';
import { runInline, startOf } from '../../runInline.ts';
import { roundsOperation, roundsWorkflow } from '../../waitWorkflow.ts';

/** Leaves all later looks to an inline workflow, beginning with a pause as long as the last look has said. */
export const waitInRounds: Operation = {
  needsCredential: true,
  option: {
    name: 'Wait in Rounds',
    value: roundsOperation,
    description: 'What Wait for Interviews does by itself',
    action: 'Wait in rounds',
  },
  fields: [],
  async execute(context) {
    const [last] = context.getInputData();
    const start = { ...Object(startOf(context)), pause_seconds: last?.json.pause_seconds };
    return runInline(context, roundsWorkflow(context.getNode()), start);
  },
};
