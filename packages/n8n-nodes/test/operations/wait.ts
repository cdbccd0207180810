import * as n8nWorkflow from 'n8n-workflow';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { givesInnerResults, wait } from '../../nodes/Aseed/resources/interviewRoom/wait.ts';
import type { Operation } from '../../nodes/Aseed/operation.ts';
import { failWaiting } from '../../nodes/Aseed/resources/interviewRoom/failWaiting.ts';
import { lookAtWaiting } from '../../nodes/Aseed/resources/interviewRoom/lookAtWaiting.ts';
import { startName } from '../../nodes/Aseed/waitWorkflow.ts';
import { madeRooms, nodeName, runOperation, type NodeRun } from '../aseedNode.ts';

const fake = useFakeAseed();

test('an n8n that would give the node its own input is refused', () => {
  expect(givesInnerResults(n8nWorkflow)).toBe(true);
  // What n8n-workflow 1.120 has, without what came with 2.0.
  expect(givesInnerResults({ NodeOperationError: n8nWorkflow.NodeOperationError })).toBe(false);
});

test.each([
  [{ room_id: '' }, 'Item 2: Room ID is missing.'],
  [
    { room_id: 'mine' },
    'Item 2: Room ID must be an id of 32 hexadecimal digits, such as 9b2f1c9e-4a57-4f0b-9a51-2f6f0f3f7a10.',
  ],
])('%j is refused before it is waited for anything', async (item, sentence) => {
  const items = [{ room_id: '9b2f1c9e-4a57-4f0b-9a51-2f6f0f3f7a10' }, item];
  const parameters = { room_id: '={{ $json.room_id }}', with_transcript: true, give_up_days: 30 };
  const { error } = await runOperation(fake, wait, { items, parameters });
  expect(error?.message).toBe(sentence);
  expect(fake.requests).toEqual([]);
});

/** Runs what an inline workflow runs, on the rooms that it waits for. */
async function runInner(operation: Operation, start: object, run: NodeRun = {}) {
  const [room] = await madeRooms(fake);
  const kept = { startedMs: fake.now(), give_up_days: 30, with_transcript: true, go_on: false };
  const rooms = [{ room_id: room?.id }, { error: 'Room ID is missing.', details: 'Fill it in.' }];
  const parameters = { resource: 'interviewRoom' };
  return runOperation(fake, operation, {
    source: startName,
    items: [{ ...kept, rooms, ...start }],
    parameters,
    ...run,
  });
}

const withWrongToken = (): NodeRun => ({ credentials: { apiToken: 'wrong', baseUrl: fake.baseUrl } });
const refused = 'Aseed did not accept the API token (401).';
const cutOff =
  'The looks at the interviews were cut off again and again, so that it is not waited for them any longer.';
const died = { error: 'Workflow did not finish, possible out-of-memory issue' };

test('a wait whose first look is refused is red', async () => {
  const { error } = await runInner(lookAtWaiting, {}, withWrongToken());
  expect(error?.message).toBe(refused);
});

test('a wait whose looks die each time is red in the end, and says what n8n has said', async () => {
  const { error } = await runInner(failWaiting, died);
  expect(error?.message).toBe(cutOff);
  expect(error?.description).toBe(
    'Waiting only reads: see that nothing ends the looks, and run again. The last time this was said: Workflow did not finish, possible out-of-memory issue.',
  );
});

test.each([
  [lookAtWaiting, withWrongToken, {}, refused],
  [failWaiting, () => ({}), died, cutOff],
])('where the workflow goes on, each item gets the failure of all', async (operation, runWith, start, message) => {
  const finished = await runInner(operation, { go_on: true, ...start }, runWith());
  expect(finished.items(nodeName).map(({ json }) => [json.error, typeof json.details])).toEqual([
    [message, 'string'],
    ['Room ID is missing.', 'string'],
  ]);
});
