import {
  AseedError,
  doOnce,
  eventInputs,
  failureFrom,
  newEvents,
  recentEvents,
  toldOf,
  valueOrError,
  type Client,
  type EventKind,
  type Fields,
  type RoomEvent,
} from '@aseed/shared';
import { NodeOperationError, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';
import { askedFor, filledIn } from '../Aseed/asked.ts';
import { fromCredential } from '../Aseed/connection.ts';
import type { Limits } from '../Aseed/limits.ts';
import { toPollError } from '../Aseed/toNodeError.ts';
import { clientOn } from '../Aseed/transport.ts';
import { wordsOfPoll, wordsOfTest } from '../Aseed/words.ts';
import { FailedPolls, type Polling } from './failedPolls.ts';
import { kindSet } from './triggerEvents.ts';

const failedPolls = new FailedPolls();

/** The nodes that are polling now, since n8n may begin a poll before the one before has ended. */
const polling = new Set<string>();

/** Looks for what has happened since the poll before: items, or null for nothing, which starts no execution. */
export async function poll(context: IPollFunctions, limits: Limits): Promise<INodeExecutionData[][] | null> {
  const kind = kindSet(context.getNodeParameter('event'), context.getNodeParameter('when', 'ready'));
  if (!kind) throw unknownEvent(context);
  if (context.getMode() === 'manual') return testEvent(context, kind, limits);
  const node = `${context.getWorkflow().id}:${context.getNode().id}`;
  if (polling.has(node)) return null;
  polling.add(node);
  try {
    return await eventsSince(context, kind, { node, activation: activationOf(context) }, limits);
  } finally {
    polling.delete(node);
  }
}

async function eventsSince(context: IPollFunctions, kind: EventKind, now: Polling, limits: Limits) {
  const saved = context.getWorkflowStaticData('node');
  const account = context.getNode().credentials?.aseedApi?.id ?? '';
  const startSet = context.getNodeParameter('options.start_from', '', { rawExpressions: true });
  const action = newEvents(kind, { memory: saved.memory, account, startSet: String(startSet) });
  const happened = await valueOrError(async () => doOnce(await clientFor(context, limits), action, fieldsOf(context)));
  if (happened instanceof AseedError) return failed(context, now, happened, saved.memory !== undefined);
  failedPolls.passed(now);
  // Whole, since n8n does not see a change within; and last, since a poll that fails may not have changed it.
  saved.memory = { ...happened.memory };
  return happened.events.length > 0 ? itemsOf(context, happened.events) : null;
}

/** Null for a failure that is logged alone. Throws NodeOperationError for others. */
function failed(context: IPollFunctions, now: Polling, error: AseedError, hasMemory: boolean): null {
  const failure = failureFrom(error, wordsOfPoll);
  if (!failedPolls.isQuiet(now, error, hasMemory)) throw toPollError(context, failure);
  context.logger.warn(`${failure.message} ${failure.details}`);
  return null;
}

/**
 * n8n polls with one context from an activation to the next, the first time while it activates. Its scheduler with durable cursors has a context
 * for each poll, which has less time, and asks no poll at a restart.
 */
function activationOf(context: IPollFunctions): object | undefined {
  const fullBudgetMs = 300_000;
  return (context.getPollBudgetMs?.() ?? fullBudgetMs) < fullBudgetMs ? undefined : context;
}

/** What a person who builds a workflow goes on with: the newest real event. Throws NodeOperationError if there is none. */
async function testEvent(context: IPollFunctions, kind: EventKind, limits: Limits): Promise<INodeExecutionData[][]> {
  const events = await valueOrError(async () =>
    doOnce(await clientFor(context, limits), recentEvents(kind, 'sample'), fieldsOf(context)),
  );
  if (events instanceof AseedError) throw toPollError(context, failureFrom(events, wordsOfTest));
  const [newest] = events;
  if (newest) return itemsOf(context, [newest]);
  throw new NodeOperationError(context.getNode(), 'Nothing of this kind has happened to any room so far.', {
    description: 'There is nothing to show as an example. Publish the workflow: it starts as soon as it happens.',
  });
}

function itemsOf(context: IPollFunctions, events: readonly RoomEvent[]): INodeExecutionData[][] {
  const isSimple = context.getNodeParameter('simplify', true) === true;
  return [events.map((event) => ({ json: toldOf(event, isSimple) }))];
}

async function clientFor(context: IPollFunctions, limits: Limits): Promise<Client> {
  return clientOn(context, await fromCredential(context), limits);
}

function fieldsOf(context: IPollFunctions): Fields {
  const { give_up_hours, start_from } = Object(context.getNodeParameter('options', {}));
  const located = askedFor({ project_id: eventInputs.project_id }).map((asked) =>
    filledIn(asked, context.getNodeParameter(asked.name, '')),
  );
  // A hidden field is not given.
  return { days: context.getNodeParameter('days', ''), give_up_hours, start_from, ...Object.fromEntries(located) };
}

function unknownEvent(context: IPollFunctions): NodeOperationError {
  return new NodeOperationError(context.getNode(), 'This version of the Aseed Trigger does not know its event.', {
    description: 'Update the node, or choose another event.',
  });
}
