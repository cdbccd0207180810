import { createRooms, failuresOf, mostRooms, orderInputs, simplified } from '@aseed/shared';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { callsAtOnceField, clientFrom, fromCredential } from '../../connection.ts';
import { fieldsFor, optionsFor } from '../../fields.ts';
import { journalsOf, noJournals } from '../../journals.ts';
import type { Limits } from '../../limits.ts';
import type { AseedOperation } from '../../operation.ts';
import { outputItem } from '../../outputItem.ts';
import { simplifyField } from '../../simplifyField.ts';
import { errorItem, toNodeError, toolErrorItem } from '../../toNodeError.ts';
import { createForContacts, perContactFields } from './createForContacts.ts';
import { createForItems, createForTool } from './creating.ts';

const inputs = orderInputs(mostRooms.perItem);

const fields: INodeProperties[] = [
  {
    displayName:
      'Each run of this step creates real rooms, which reserve tokens of your Aseed account. So does Execute Step in the editor.',
    name: 'costNotice',
    type: 'notice',
    default: '',
  },
  ...fieldsFor(inputs).flatMap((field) =>
    field.name === 'count'
      ? [...perContactFields, { ...field, displayOptions: { hide: { onePerContact: [true] } } }]
      : field,
  ),
  simplifyField,
  optionsFor([
    callsAtOnceField,
    {
      displayName: 'Include Input Fields',
      name: 'includeInputFields',
      type: 'boolean',
      noDataExpression: true,
      default: false,
      description: "Whether to add the fields of the input item to each of its rooms, under 'input'",
    },
    {
      displayName: 'If Outcome Is Unknown',
      name: 'ifOutcomeUnknown',
      type: 'options',
      noDataExpression: true,
      default: 'stop',
      description:
        'What to do when a call was sent and no readable answer came, so that rooms may have been made. The call is never repeated.',
      options: [
        {
          name: 'Stop and Report',
          value: 'stop',
          description: 'Look for such rooms in Aseed and name those found in the error',
        },
        {
          name: 'Use the Rooms Found',
          value: 'useFound',
          description:
            'Look for such rooms in Aseed, and use them if they are exactly as many as are missing. Risky where other workflows or executions make rooms with the same settings in the same project within some minutes: a room could be handed out twice.',
        },
      ],
    },
  ]),
];

/**
 * Creates the rooms of all items with as few calls as possible. Gives one output item for each room that is handed out, paired to the
 * item it is for.
 */
async function execute(context: IExecuteFunctions, limits: Limits): Promise<INodeExecutionData[]> {
  // All that n8n may fail to give is read before the first call: after it, a failure would lose rooms.
  const items = context.getInputData();
  const { includeInputFields, ifOutcomeUnknown } = Object(context.getNodeParameter('options', 0, {}));
  const isSimple = context.getNodeParameter('simplify', 0, true) === true;
  const { client, blocked } = await clientFrom(fromCredential, context, limits);
  const isTool = isToolCall(context);
  const isPerContact = context.getNodeParameter('onePerContact', 0, false) === true;
  const journals = isTool ? noJournals() : await journalsOf(context);
  const createFor = isTool ? createForTool : isPerContact ? createForContacts : createForItems;
  const goOn = context.continueOnFail();
  const rules = { goOn, useFound: ifOutcomeUnknown === 'useFound' };
  const created = await createFor(context, client, rules, journals, journals.unreadable ?? blocked);
  const { results, warnings, itemWords } = created;
  context.addExecutionHints(...warnings.map((message) => ({ message, location: 'outputPane' as const })));
  const isStopped = context.getExecutionCancelSignal()?.aborted === true;
  const failure = created.failure(isStopped);
  // n8n drops what a stopped node reports, so its log is the one place left.
  if (failure && isStopped) context.logger.warn(`Stopped: ${failure.message} ${failure.details}`);
  const rooms = results.flatMap(({ rooms: handedOut, told }, itemIndex) =>
    handedOut.map((room) => {
      const input = includeInputFields ? items[itemIndex]?.json : undefined;
      return outputItem({ ...(isSimple ? simplified(room) : room), ...told }, itemIndex, input);
    }),
  );
  // What is thrown may be run again, which without a memory would make rooms a second time.
  const mayThrow = !isTool || (rooms.length === 0 && failure?.error.outcome !== 'unknown');
  if (failure && !goOn && mayThrow) throw toNodeError(context, failure, failure.order);
  const toItem = isTool ? toolErrorItem : errorItem;
  const failed = failuresOf(results, itemWords).flatMap((itsFailure, itemIndex) =>
    itsFailure ? [toItem(itsFailure, itemIndex)] : [],
  );
  // After the rooms, because n8n takes an error in the first place for a reason to run the node again.
  return [...rooms, ...failed];
}

export const create: AseedOperation = {
  action: { ...createRooms, inputs },
  needsCredential: true,
  option: {
    name: 'Create',
    value: 'create',
    description: 'Create rooms, each with an invite link of its own',
    action: 'Create interview rooms (reserves tokens)',
  },
  fields,
  execute,
};

/** As a tool, the node runs under its own type with "Tool" at the end, or in a context that says so. */
function isToolCall(context: IExecuteFunctions): boolean {
  return context.isToolExecution() || context.getNode().type.endsWith('Tool');
}
