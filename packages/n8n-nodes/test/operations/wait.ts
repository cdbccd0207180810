import * as n8nWorkflow from 'n8n-workflow';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { givesInnerResults, wait } from '../../nodes/Aseed/resources/interviewRoom/wait.ts';
import { runOperation } from '../aseedNode.ts';

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
