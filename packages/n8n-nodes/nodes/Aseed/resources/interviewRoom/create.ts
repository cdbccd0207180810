import {
  createRooms,
  createRoomsForOrders,
  failureOf,
  failureOfAll,
  mostRooms,
  orderInputs,
  type OrderResult,
} from '@aseed/shared';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { connectionFrom, fromCredential } from '../../connection.ts';
import { fieldsFor, optionsFor, readItems } from '../../fields.ts';
import { journalsOf, noJournals } from '../../journals.ts';
import type { Limits } from '../../limits.ts';
import type { Operation } from '../../operation.ts';
import { outputItem } from '../../outputItem.ts';
import { errorItem, toNodeError, toolErrorItem } from '../../toNodeError.ts';
import { clientOn } from '../../transport.ts';
import { n8nWords, wordsOfItem, wordsOfStopped, wordsOfTool } from '../../words.ts';

const fields: INodeProperties[] = [
  {
    displayName:
      'Each run of this step creates real rooms, which reserve tokens of your Aseed account. So does Execute Step in the editor.',
    name: 'costNotice',
    type: 'notice',
    default: '',
  },
  ...fieldsFor(orderInputs(mostRooms.perItem)),
  optionsFor([
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

/** Creates the rooms of all items with as few calls as possible. Gives one output item for each room, paired to the item it is for. */
async function execute(context: IExecuteFunctions, limits: Limits): Promise<INodeExecutionData[]> {
  const items = context.getInputData();
  // All that n8n may fail to give is read before the first call: after it, a failure would lose rooms.
  const { includeInputFields, ifOutcomeUnknown } = Object(context.getNodeParameter('options', 0, {}));
  const { connection, blocked } = await connectionFrom(fromCredential, context);
  const isTool = isToolCall(context);
  // An agent that asks twice means two rooms: what was made is neither remembered nor taken for what may have been made.
  const { own, otherRuns, unreadable } = isTool ? noJournals() : await journalsOf(context);
  const orders = await readItems(context, createRooms.inputs, unreadable ?? blocked);
  const created = await createRoomsForOrders(
    clientOn(context, connection, limits),
    orders,
    {
      perOrder: isTool ? mostRooms.perToolCall : mostRooms.perItem,
      goOn: context.continueOnFail(),
      useFound: ifOutcomeUnknown === 'useFound' && !isTool,
    },
    own,
    otherRuns,
  );
  const { results, warnings } = created;
  context.addExecutionHints(...warnings.map((message) => ({ message, location: 'outputPane' as const })));
  const isStopped = context.getExecutionCancelSignal()?.aborted === true;
  const failure = failureOfAll(created, isStopped ? wordsOfStopped : isTool ? wordsOfTool : n8nWords);
  // n8n drops what a stopped node reports, so its log is the one place left.
  if (failure && isStopped) context.logger.warn(`Stopped: ${failure.message} ${failure.details}`);
  const rooms = results.flatMap(({ rooms: made }, itemIndex) =>
    made.map((room) => outputItem(room, itemIndex, includeInputFields ? items[itemIndex]?.json : undefined)),
  );
  // What is thrown may be run again, which without a memory would make rooms a second time.
  const mayThrow = !isTool || (rooms.length === 0 && failure?.error.outcome !== 'unknown');
  if (failure && !context.continueOnFail() && mayThrow) throw toNodeError(context, failure, failure.order);
  // After the rooms, because n8n takes an error in the first place for a reason to run the node again.
  return [...rooms, ...results.flatMap((result, itemIndex) => failedItems(result, itemIndex, isTool))];
}

export const create: Operation = {
  endpoint: createRooms,
  option: {
    name: 'Create',
    value: 'create',
    description: 'Create rooms, each with an invite link of its own',
    action: 'Create interview rooms',
  },
  fields,
  execute,
};

function failedItems(result: OrderResult, itemIndex: number, isTool: boolean): INodeExecutionData[] {
  const failure = failureOf(result, isTool ? wordsOfTool : wordsOfItem);
  if (!failure) return [];
  return [isTool ? toolErrorItem(failure, itemIndex) : errorItem(failure, itemIndex)];
}

/** As a tool, the node runs under its own type with "Tool" at the end, or in a context that says so. */
function isToolCall(context: IExecuteFunctions): boolean {
  return context.isToolExecution() || context.getNode().type.endsWith('Tool');
}
