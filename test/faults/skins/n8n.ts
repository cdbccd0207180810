import { randomUUID } from 'node:crypto';
import { everythingIn, type Finished } from '@aseed/n8n-engine';
import { sendingInputs } from '@aseed/shared';
import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../../packages/n8n-nodes/nodes/Aseed/operation.ts';
import { getRecord } from '../../../packages/n8n-nodes/nodes/Aseed/resources/interviewRecord/getRecord.ts';
import { cancel } from '../../../packages/n8n-nodes/nodes/Aseed/resources/interviewRoom/cancel.ts';
import { checkLink } from '../../../packages/n8n-nodes/nodes/Aseed/resources/interviewRoom/checkLink.ts';
import { get } from '../../../packages/n8n-nodes/nodes/Aseed/resources/interviewRoom/get.ts';
import { getMany } from '../../../packages/n8n-nodes/nodes/Aseed/resources/interviewRoom/getMany.ts';
import { update } from '../../../packages/n8n-nodes/nodes/Aseed/resources/interviewRoom/update.ts';
import {
  nodeName,
  runCreate,
  runJoin,
  runOperation,
  type NodeRun,
} from '../../../packages/n8n-nodes/test/aseedNode.ts';
import { trigger } from '../../../packages/n8n-nodes/test/pollingTrigger.ts';
import { pollLimits } from '../../../packages/n8n-nodes/nodes/AseedTrigger/pollLimits.ts';
import { planted } from '../planted.ts';
import {
  done,
  limitsFor,
  newName,
  nothingHappened,
  sentencesIn,
  startFrom,
  type Seen,
  type Skin,
  type Where,
} from './skin.ts';

/** Tests a credential in n8n's server, since its engine alone does not. */
export type TestCredential = (where: Where) => Promise<Seen>;

interface Setting {
  /** What its user has set the node to do on an error. */
  readonly settings?: NonNullable<NodeRun['settings']>;
  readonly usesFound?: boolean;
  readonly callsAtOnce: number;
}

/** The node in n8n's engine, on one item for each room. */
function n8n(
  name: string,
  { settings = {}, usesFound = false, callsAtOnce }: Setting,
  operations: Skin['run'] = {},
): Skin {
  const deliversInPart = settings.onError !== undefined;
  const parameters = {
    options: { ifOutcomeUnknown: usesFound ? 'useFound' : 'stop', callsAtOnce },
  };
  return {
    name,
    waits: true,
    deliversInPart,
    pollsAgain: true,
    usesFound,
    rooms: { atLeast: callsAtOnce === 1 ? 0 : 250, atMost: 250 },
    isByChance: callsAtOnce !== 1,
    run: {
      create: async (where, rooms) => {
        const items = Array.from({ length: rooms }, () => ({ email: planted.email }));
        return seenIn(
          await runCreate(where.fake, {
            items,
            parameters: { ...parameters, additionalFields: where.fields },
            settings,
            limits: limitsFor(where),
            credentials: credentialOf(where),
          }),
          rooms,
        );
      },
      ...operations,
    },
  };
}

const oneByOne = { callsAtOnce: 1 };
const goingOn = { settings: { onError: 'continueRegularOutput' } } as const;
const usingFound = { usesFound: true };

/** Stops at an error, which is what n8n does unless told otherwise. */
export const n8nStopping = n8n('n8n', oneByOne, {
  join: async (where) =>
    seenIn(
      await runJoin(where.fake, {
        items: [{ link: where.inviteLink, email: planted.email }],
        parameters: {
          invite_link: '={{ $json.link }}',
          email: '={{ $json.email }}',
          options: { baseUrl: where.baseUrl },
        },
        limits: limitsFor(where),
      }),
      1,
    ),
  check: (where) => {
    const parameters = { invite_link: '={{ $json.link }}', options: { baseUrl: where.baseUrl } };
    return seenOf(checkLink, where, parameters, [{ link: where.inviteLink }]);
  },
  list: (where) => seenOf(getMany, where, { returnAll: true }),
  get: (where) => seenOf(get, where, { room_id: where.roomId }),
  result: (where) => seenOf(getRecord, where, { room_id: where.roomId }),
  update: (where) => seenOf(update, where, { room_id: where.roomId, additionalFields: { display_name: newName } }),
  cancel: (where) => seenOf(cancel, where, { room_id: where.roomId }),
  events: (where) => toldBy({ event: 'created' }, where),
  transcripts: (where) => toldBy({ event: 'finished', when: 'ready' }, where),
});

/** What a trigger tells of within some polls, the first of which is that of its activation. */
async function toldBy(parameters: IDataObject, where: Where): Promise<Seen> {
  const node = trigger(
    where.fake,
    { ...parameters, options: { start_from: startFrom } },
    { id: randomUUID(), credentials: credentialOf(where), limits: { ...pollLimits, clock: where.clock } },
  );
  let polled = await node.activate().catch((error: unknown) => ({ items: undefined, error: Object(error) as Error }));
  for (let polls = 0; polls < 3 && !polled.items && !polled.error; polls += 1) polled = await node.poll();
  if (polled.items) return done;
  const { error } = polled;
  if (!error) return nothingHappened;
  const description = 'description' in error ? text(error.description) : '';
  return {
    delivered: [],
    message: `${error.message} ${description}`,
    sentences: [error.message],
    hints: [description],
    everything: everythingIn(error),
  };
}

async function seenOf(operation: Operation, where: Where, parameters: IDataObject, items = [{}]): Promise<Seen> {
  const credentials = credentialOf(where);
  const run = { items, parameters, credentials, limits: limitsFor(where) };
  const { delivered, ...seen } = seenIn(await runOperation(where.fake, operation, run), 1);
  return { ...seen, delivered: delivered.length > 0 ? done.delivered : [] };
}

/** The test of the credential. When it has passed, n8n sends the request that it asks to declare for that. */
export const n8nTesting = (test: TestCredential): Skin => ({
  name: 'n8n',
  waits: false,
  hasClockOfItsOwn: true,
  readsOnceMore: true,
  deliversInPart: false,
  rooms: { atLeast: 0, atMost: 0 },
  run: { test },
});

export const n8nGoingOn = n8n('n8n, Continue', { ...goingOn, ...oneByOne });
export const n8nUsingFound = n8n('n8n, Use the Rooms Found', { ...usingFound, ...oneByOne });

const byDefault = { callsAtOnce: sendingInputs.calls_at_once.default };

/** The same with as many calls at once as by default, where one may overtake another. */
export const n8nAtOnce = [
  n8n('n8n, several calls at once', byDefault),
  n8n('n8n, Continue, several calls at once', { ...goingOn, ...byDefault }),
  n8n('n8n, Use the Rooms Found, several calls at once', { ...usingFound, ...byDefault }),
];

function credentialOf({ fake: { apiToken }, baseUrl }: Where) {
  return { apiToken, baseUrl };
}

/** What stands on the node's output and beside it. Throws unless each input item has exactly one item that is paired to it. */
function seenIn(finished: Finished, inputs: number): Seen {
  const { run, error } = finished;
  const items = finished.items(nodeName);
  const paired = new Set(items.map(({ pairedItem }) => JSON.stringify(pairedItem)));
  if (!error && (items.length !== inputs || paired.size !== inputs)) throw new Error('The items are not paired.');
  const failed = items.filter(({ json }) => json.error !== undefined);
  const hints = run.data.resultData.runData[nodeName]?.flatMap((task) => task.hints ?? []) ?? [];
  const told = [
    ...(error ? [[error.message, 'description' in error ? text(error.description) : '']] : []),
    ...failed.map(({ json }) => [text(json.error), text(json.details)]),
  ];
  const warnings = hints.map(({ message }) => message);
  return {
    delivered: items.flatMap(({ json }) => (json.error === undefined ? [text(json.id ?? 'done')] : [])),
    message: [...new Set(told.map((sentences) => sentences.join(' '))), ...warnings].join('\n'),
    sentences: [...new Set([...told.map(([what = '']) => what), ...warnings].flatMap(sentencesIn))],
    hints: [...new Set(told.flatMap(([, todo = '']) => sentencesIn(todo).slice(0, 1)))],
    everything: everythingIn([error, failed]),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
