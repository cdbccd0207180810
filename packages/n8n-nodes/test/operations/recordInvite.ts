import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { nodeName, runRecordInvite, type NodeRun } from '../aseedNode.ts';

const fake = useFakeAseed();

const rule = 'Sent must be true or false.';
const perhaps: NodeRun = { items: [{ sent: 'perhaps' }], parameters: { sent: '={{ $json.sent }}' } };

test('an invite that is neither sent nor not stops the run, which says what to do', async () => {
  const { error } = await runRecordInvite(fake, perhaps);
  expect(error?.message).toBe(rule);
  expect(error?.description).toBe('Correct the field, or what fills it, and run again.');
});

test('where the workflow goes on, it is the error of its item', async () => {
  const finished = await runRecordInvite(fake, { ...perhaps, settings: { onError: 'continueRegularOutput' } });
  expect(finished.items(nodeName).map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
    [rule, { item: 0 }],
  ]);
});
