import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { getByRoom } from '../../nodes/Aseed/resources/contact/getByRoom.ts';
import { nodeName, runOperation, type NodeRun } from '../aseedNode.ts';

// What is found is tested where there is a server with data tables: test/e2e/invite.test.ts.
const fake = useFakeAseed();

const blank: NodeRun = { items: [{}], parameters: { room_id: '={{ $json.none }}' }, credentials: {} };

test('a blank id stops the run, which says what to do', async () => {
  const { error } = await runOperation(fake, getByRoom, blank);
  expect(error?.message).toBe('Room ID is missing.');
  expect(error?.description).toBe('Correct the field, or what fills it, and run again.');
  expect(fake.requests).toEqual([]);
});

test('where the workflow goes on, it is the error of its item', async () => {
  const finished = await runOperation(fake, getByRoom, { ...blank, settings: { onError: 'continueRegularOutput' } });
  expect(finished.items(nodeName).map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
    ['Room ID is missing.', { item: 0 }],
  ]);
});
