import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import * as wordings from '../../nodes/Aseed/words.ts';
import { nodeName, retry, runCreate, type NodeRun } from '../aseedNode.ts';

const fake = useFakeAseed();

const rest =
  'A retry, also by Retry On Fail, delivers the rooms created and makes only the rest; a new execution makes all of them once more.';
const open =
  'A retry, also by Retry On Fail, looks again and asks for none of them a second time; a new execution asks for all once more.';
const none = (listed: number) =>
  `None of the missing rooms is in Aseed's list (${listed} rooms). It may still be at work: look again in some minutes.`;
const exactly = (count: number) =>
  `Aseed lists exactly the rooms that are missing (${count}). Unless another run made such rooms just then, they are yours.`;
const found =
  'If so, choose Use the Rooms Found as If Outcome Is Unknown, save, and Retry with Currently Saved Workflow. A new execution asks for all anew.';
const topUp = 'Top up the account, or ask for fewer or shorter rooms: each reserves tokens for its length.';
const shortage: Fault = { answer: { status: 402, body: { detail: 'Not enough tokens' } } };

/** What the node says to do when it fails, without the rooms that it names. */
async function hintOf(run: NodeRun): Promise<string | undefined> {
  const { error } = await runCreate(fake, run);
  const description = error && 'description' in error ? String(error.description) : '';
  return description.split('\n')[0];
}

test.each<[string, Fault, number, string]>([
  ['nothing was made and nothing is open', shortage, 0, `No room was created. ${topUp}`],
  ['some rooms were made and nothing is open', shortage, 1, `${topUp} ${rest}`],
  ['an outcome is open and nothing is found', faults.serverError, 0, `${none(0)} ${open}`],
  ['some rooms were made and an outcome is open', faults.closedBefore, 1, `${none(100)} ${open}`],
  ['exactly the rooms that are missing are found', faults.closedAfter, 1, `${exactly(50)} ${found}`],
])('when %s, the node says what a retry and a new execution do', async (_when, fault, skip, hint) => {
  for (const settings of [{}, retry]) {
    await fake.reset();
    fake.fail('createRooms', fault, { skip, times: 3 });
    expect(await hintOf({ parameters: { count: 150 }, settings })).toBe(hint);
  }
});

test('what it says of a retry is so: Retry On Fail asks for nothing that may have been made', async () => {
  fake.fail('createRooms', faults.closedBefore, { skip: 1, times: 1 });
  await runCreate(fake, { parameters: { count: 150 }, settings: retry });
  expect(fake.requests.filter(({ operation }) => operation === 'createRooms')).toHaveLength(2);
});

test.each<[string, Fault, string]>([
  ['nothing is open', shortage, `${topUp} Ask only for those that are missing.`],
  [
    'an outcome is open',
    faults.closedBefore,
    `${none(100)} Ask for them again only once you have seen there that they do not exist.`,
  ],
  ['the rooms are found', faults.closedAfter, `${exactly(50)} If they are, use them instead of asking for them again.`],
])('where the execution goes on and %s, the item says what is left to do', async (_when, fault, hint) => {
  fake.fail('createRooms', fault, { skip: 1, times: 1 });
  const settings = { onError: 'continueRegularOutput' } as const;
  const finished = await runCreate(fake, { parameters: { count: 150 }, settings });
  const details = String(finished.items(nodeName).at(-1)?.json.details);
  expect(details.split('\n')[0]).toBe(hint);
});

test.each(Object.entries(wordings))(
  'the words of %s leave room for what stands before them',
  (_name, { connection, again }) => {
    expect(connection.length).toBeLessThanOrEqual(30);
    for (const sentence of [again.rest, again.open, again.found])
      expect([sentence, sentence.length <= 144]).toEqual([sentence, true]);
  },
);

test('where the execution goes on, a failed item is to be run alone, since the others would be made once more', async () => {
  const items = [{ count: 0 }, { count: 1 }];
  const parameters = { count: '={{ $json.count }}' };
  const finished = await runCreate(fake, { items, parameters, settings: { onError: 'continueRegularOutput' } });
  const details = finished.items(nodeName).map(({ json }) => json.details);
  expect(details).toContain('No room was created. Correct the field, or what fills it, and run this item alone again.');
});
