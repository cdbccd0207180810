import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import type { Finished } from '@aseed/n8n-engine';
import { nodeName, retry, runCreate } from '../aseedNode.ts';

const fake = useFakeAseed();

const hintsOf = ({ run }: Finished) =>
  run.data.resultData.runData[nodeName]?.at(-1)?.hints?.map(({ message }) => message);
const contacts = Array.from({ length: 250 }, (_, place) => ({ email: `contact${place}@example.com` }));
const counts = () =>
  fake.requests
    .filter(({ operation }) => operation === 'createRooms')
    .map(({ body }) => (JSON.parse(body) as { count: number }).count);

test('after a failure on the second of three calls, a retry makes only the rest: 250 rooms, each item its own', async () => {
  fake.fail('createRooms', faults.rateLimited, { skip: 1, times: 1 });
  const finished = await runCreate(fake, { items: contacts, settings: retry });
  const items = finished.items(nodeName);
  expect(finished.error).toBeUndefined();
  expect(fake.rooms).toHaveLength(250);
  expect(items.map(({ pairedItem }) => pairedItem)).toEqual(contacts.map((_, item) => ({ item })));
  expect(new Set(items.map(({ json }) => json.id))).toEqual(new Set(fake.rooms.map(({ id }) => id)));
  expect(counts()).toEqual([100, 100, 100, 50]);
});

test('an item whose rooms were made in part gets the rest, not all of them again', async () => {
  fake.fail('createRooms', faults.rateLimited, { skip: 1, times: 1 });
  const finished = await runCreate(fake, { parameters: { count: 150 }, settings: retry });
  expect(counts()).toEqual([100, 50, 50]);
  expect(finished.items(nodeName).map(({ json }) => json.id)).toEqual(fake.rooms.map(({ id }) => id));
});

test('a call whose outcome is open is sent in no later try, and the user is told', async () => {
  fake.fail('createRooms', faults.closedAfter, { skip: 1, times: 1 });
  const { error } = await runCreate(fake, { items: contacts, settings: retry });
  expect(counts()).toEqual([100, 100]);
  expect(error?.message).toMatch(/^100 of 250 rooms were created\. Whether the others were created is not known/);
});

test('a loop that runs the node on equal items makes new rooms each time, whatever is tried again in between', async () => {
  fake.fail('createRooms', faults.rateLimited, { skip: 1, times: 1 });
  const { run } = await runCreate(fake, { items: contacts.slice(0, 3), settings: retry, runs: 2 });
  const rooms = run.data.resultData.runData[nodeName]?.map(({ data }) => data?.main?.[0]?.map(({ json }) => json.id));
  expect(rooms).toEqual([fake.rooms.slice(0, 3), fake.rooms.slice(3)].map((made) => made.map(({ id }) => id)));
  expect(fake.rooms).toHaveLength(6);
});

test('a room that nobody asked for is named, whether the run fails later or is tried again', async () => {
  const items = contacts.slice(0, 150);
  const failLater = () => {
    fake.fail('createRooms', faults.moreRooms, { times: 1 });
    fake.fail('createRooms', faults.rateLimited, { times: 1 });
  };
  failLater();
  const { error } = await runCreate(fake, { items });
  expect(error?.description).toContain(
    `They were handed to nobody: cancel those that nobody wants.\nRooms that nobody asked for (1): ${fake.rooms[100]?.id}`,
  );
  await fake.reset();
  failLater();
  const finished = await runCreate(fake, { items, settings: retry });
  expect(finished.items(nodeName)).toHaveLength(150);
  expect(hintsOf(finished)).toEqual([expect.stringContaining(String(fake.rooms[100]?.id))]);
});

test('that rooms were found and used is told even when a later call fails and is tried again', async () => {
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  fake.fail('createRooms', faults.rateLimited, { times: 1 });
  const parameters = { options: { ifOutcomeUnknown: 'useFound' } };
  const finished = await runCreate(fake, { items: contacts.slice(0, 150), parameters, settings: retry });
  expect(finished.items(nodeName)).toHaveLength(150);
  expect(fake.rooms).toHaveLength(150);
  expect(hintsOf(finished)).toEqual([
    expect.stringContaining(
      `and they were used. Check that no other run made such rooms just then.\nRooms found and used (100): ${fake.rooms[0]?.id}, `,
    ),
  ]);
});
