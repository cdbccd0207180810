import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { getMany } from '../../nodes/Aseed/resources/interviewRoom/getMany.ts';
import { located, madeRooms, nodeName, projectId, runCreate, runOperation, type NodeRun } from '../aseedNode.ts';

const fake = useFakeAseed();
const otherProject = '7d1f0c52-6b7e-4c1a-9a53-0b6f2f6f1a01';

const run = (given: NodeRun = {}) => runOperation(fake, getMany, given);
const filtered = async (filters: NonNullable<NodeRun['parameters']>) => {
  const finished = await run({ parameters: { additionalFields: filters } });
  expect(finished.error).toBeUndefined();
  return finished.items(nodeName).map(({ json }) => json.id);
};

/** Rooms of which one waits, one is joined, one is finished, one waits for long, and one is of another project. */
async function variousRooms() {
  const [waiting, joined, finished] = (await madeRooms(fake, 3, { expires_in_days: 2 })).map(({ id }) => id);
  const [long] = (await madeRooms(fake, 1, { expires_in_days: 30 })).map(({ id }) => id);
  await runCreate(fake, { parameters: { project_id: located('list', otherProject) } });
  fake.play(joined ?? '', 'join');
  fake.play(finished ?? '', 'finish');
  return { waiting, joined, finished, long, elsewhere: fake.rooms.at(-1)?.id };
}

test('gives an item for each room, paired to the item that asked', async () => {
  const rooms = await madeRooms(fake, 3);
  const { items } = await run({ items: [{}, {}] });
  expect(items(nodeName).map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(
    [0, 1].flatMap((item) => rooms.map(({ id }) => [id, { item }])),
  );
  expect(items(nodeName)[0]?.json).toHaveProperty('respondent_email', null);
  expect(items(nodeName)[0]?.json).not.toHaveProperty('access_token');
});

test('gives 50 at the most unless told otherwise, all with Return All, and all that Aseed tells with Simplify off', async () => {
  await madeRooms(fake, 60);
  const countWith = async (parameters: NonNullable<NodeRun['parameters']>) =>
    (await run({ parameters })).items(nodeName).length;
  expect(await countWith({})).toBe(50);
  expect(await countWith({ limit: 7 })).toBe(7);
  expect(await countWith({ returnAll: true, limit: 7 })).toBe(60);
  const [first] = (await run({ parameters: { simplify: false } })).items(nodeName);
  expect(first?.json).toHaveProperty('access_token');
});

test('finds rooms by project, by status, and by what they wait for', async () => {
  const { waiting, joined, finished, long, elsewhere } = await variousRooms();
  expect(await filtered({ project_id: located('id', projectId.toUpperCase()) })).toEqual([
    waiting,
    joined,
    finished,
    long,
  ]);
  expect(await filtered({ project_id: otherProject })).toEqual([elsewhere]);
  expect(await filtered({ status: 'active' })).toEqual([joined]);
  expect(await filtered({ status: '' })).toHaveLength(5);
  expect(await filtered({ not_yet_joined: true })).toEqual([waiting, long, elsewhere]);
  expect(await filtered({ finished_since: '={{ $now.minus({ hours: 1 }) }}' })).toEqual([finished]);
  expect(await filtered({ finished_since: '={{ $now.plus({ hours: 1 }).toISO() }}' })).toEqual([]);
  expect(await filtered({ project_id: located('id', projectId), expiring_within_days: 3 })).toEqual([waiting]);
});

test('a status that is not in the list is asked for all the same', async () => {
  await madeRooms(fake);
  const items = [{ status: 'archived' }];
  const finished = await run({ items, parameters: { additionalFields: { status: '={{ $json.status }}' } } });
  expect(finished.error).toBeUndefined();
  expect(fake.requests.at(-1)?.path).toContain('status=archived');
});

test('no room is no item, and no error', async () => {
  const finished = await run();
  expect([finished.error, finished.items(nodeName)]).toEqual([undefined, []]);
});

test.each([
  [{ finished_since: '2026-12-01 18:00' }, 'Only Finished Since must be a date and time with its zone'],
  [{ expiring_within_days: 0 }, 'Only Expiring Within (Days) must be a whole number from 1 to 3650.'],
  [{ project_id: located('url', 'https://app.aseed.ai/projects') }, 'Project must be an id of 32 hexadecimal digits'],
])('%j is refused before anything is sent', async (additionalFields, sentence) => {
  const { error } = await run({ parameters: { additionalFields } });
  expect(error?.message).toContain(sentence);
  expect(fake.requests).toEqual([]);
});

test('a page in place of the list is no empty list', async () => {
  await madeRooms(fake);
  fake.fail('listRooms', faults.hugePage);
  const finished = await run({ settings: { onError: 'continueRegularOutput' } });
  expect(finished.items(nodeName).map(({ json, pairedItem }) => [Object.keys(json), pairedItem])).toEqual([
    [['error', 'details'], { item: 0 }],
  ]);
});
