import {
  AseedError,
  checkEach,
  checkInputs,
  failureFrom,
  failureOfCalls,
  waitInputs,
  waitRules,
  type WaitStart,
} from '@aseed/shared';
import * as n8nWorkflow from 'n8n-workflow';
import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { fieldsFor, readItems } from '../../fields.ts';
import { inputField } from '../../inputField.ts';
import type { Operation } from '../../operation.ts';
import { runInline } from '../../runInline.ts';
import { toNodeError } from '../../toNodeError.ts';
import { waitWorkflow } from '../../waitWorkflow.ts';
import { n8nWords, wordsOfItem } from '../../words.ts';

const { give_up_days, with_transcript } = waitRules;

const fields: INodeProperties[] = [
  ...fieldsFor(waitInputs).map((field) => ({ ...field, default: '={{ $json.id }}' })),
  { ...inputField('with_transcript', with_transcript), default: true },
  inputField('give_up_days', give_up_days),
];

/** Goes on when the interviews of all items are over, with a result for each in their order. An inline workflow does the waiting. */
export const wait: Operation = {
  needsCredential: true,
  option: {
    name: 'Wait for Interviews',
    value: 'wait',
    description: 'Go on when all of these interviews have ended, each with its result. Changes nothing.',
    action: 'Wait for interviews (reads only)',
    // An agent would wait for days.
    displayOptions: { hide: { '@tool': [true] } },
  },
  fields,
  async execute(context, limits) {
    if (!givesInnerResults(n8nWorkflow)) throw tooOld(context);
    const rooms = await roomsOf(context);
    const rules = checkInputs(
      { inputs: waitRules },
      {
        give_up_days: context.getNodeParameter('give_up_days', 0),
        with_transcript: context.getNodeParameter('with_transcript', 0),
      },
    );
    const startedMs = (limits.clock?.now ?? Date.now)();
    const start: WaitStart = { rooms, startedMs, ...rules, go_on: context.continueOnFail() };
    const items = await runInline(context, waitWorkflow(context.getNode()), { ...start });
    return items.map(({ json }, item) => ({ json, pairedItem: { item } }));
  },
};

/**
 * Whether n8n hands on what an inner workflow brought for which a node waited: since 2.0, with which this came. Before, the node would give its input.
 */
export function givesInnerResults(workflowPackage: object): boolean {
  return 'validateWorkflowHasTriggerLikeNode' in workflowPackage;
}

function tooOld(context: IExecuteFunctions): NodeOperationError {
  return new NodeOperationError(context.getNode(), 'Wait for Interviews needs n8n 2.0 or later.', {
    description: 'Update n8n; or start a second workflow by the Aseed Trigger, when the interviews are over.',
  });
}

/** The id of the room of each item, or what is given for it if there is none. Throws NodeOperationError unless the run goes on. */
async function roomsOf(context: IExecuteFunctions): Promise<WaitStart['rooms']> {
  const goOn = context.continueOnFail();
  const checked = await checkEach({ inputs: waitInputs }, await readItems(context, waitInputs, undefined), goOn);
  const outcomes = checked.map((one) => (one instanceof AseedError ? { error: one } : { value: one }));
  const failure = failureOfCalls(outcomes, n8nWords);
  if (failure && !goOn) throw toNodeError(context, failure, failure.order);
  return outcomes.map(({ value, error }) => {
    if (value) return { room_id: value.room_id };
    const { message, details } = failureFrom(error, wordsOfItem);
    return { error: message, details };
  });
}
