import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { everythingIn } from '@aseed/n8n-engine';
import type { IDataObject } from 'n8n-workflow';
import { nodeName, retry, runCreate } from '../aseedNode.ts';

const fake = useFakeAseed();

const contacts = Array.from({ length: 250 }, (_, place) => ({ email: `contact${place}@example.com` }));
const set = (ifOutcomeUnknown: string, more: IDataObject = {}) => ({ ...more, options: { ifOutcomeUnknown } });
const goOn = { onError: 'continueRegularOutput' } as const;
const creates = () => fake.requests.filter(({ operation }) => operation === 'createRooms');
const secretsOfRooms = () => fake.rooms.flatMap(({ access_token: token, url }) => [token, url]);

test.each([
  ['', {}],
  [' and Retry On Fail', retry],
])(
  'Stop and Report%s makes no room twice, and names those that nobody received by id and time',
  async (_with, settings) => {
    fake.fail('createRooms', faults.closedAfter, { skip: 1, times: 1 });
    const { error } = await runCreate(fake, { items: contacts, parameters: set('stop'), settings });
    expect(creates()).toHaveLength(2);
    expect(fake.rooms).toHaveLength(200);
    expect(error?.message).toMatch(/^100 of 250 rooms were created\. Whether the others were created is not known/);
    expect(error?.description).toContain('Aseed lists exactly the rooms that are missing (100)');
    for (const { id, created_at: time } of fake.rooms.slice(100))
      expect(error?.description).toContain(`${id} (${time})`);
    for (const { id } of fake.rooms.slice(0, 100)) expect(error?.description?.split(id)).toHaveLength(2);
    const everything = everythingIn(error);
    for (const secret of [...secretsOfRooms(), fake.apiToken]) expect(everything).not.toContain(secret);
  },
);

test.each([
  ['', goOn],
  [' and Retry On Fail', { ...goOn, ...retry }],
])(
  'Stop and Report with Continue On Fail%s gives the rooms received, and error items for the others',
  async (_with, settings) => {
    fake.fail('createRooms', faults.closedAfter, { skip: 1, times: 1 });
    const finished = await runCreate(fake, { items: contacts, parameters: set('stop'), settings });
    const items = finished.items(nodeName);
    expect(creates()).toHaveLength(2);
    expect(items.slice(0, 100).map(({ json }) => json.id)).toEqual(fake.rooms.slice(0, 100).map(({ id }) => id));
    expect(items.map(({ pairedItem }) => pairedItem)).toEqual(contacts.map((_, item) => ({ item })));
    const [unknown, notSent] = [items.slice(100, 200), items.slice(200)];
    for (const { json } of unknown) {
      expect(json.error).toMatch(/^Whether the rooms were created is not known/);
      expect(json.details).toContain(fake.rooms[199]?.id);
    }
    for (const { json } of notSent) expect(json.error).toMatch(/^This was not sent to Aseed/);
    const told = JSON.stringify(items.slice(100));
    for (const secret of secretsOfRooms()) expect(told).not.toContain(secret);
  },
);

test.each([
  ['', {}],
  [' and Retry On Fail', retry],
  [' and Continue On Fail', goOn],
  [' and both', { ...goOn, ...retry }],
])(
  'Use the Rooms Found%s gives 250 of 250 rooms with three calls, each item its own, and says so',
  async (_with, settings) => {
    fake.fail('createRooms', faults.closedAfter, { skip: 1, times: 1 });
    const finished = await runCreate(fake, { items: contacts, parameters: set('useFound'), settings });
    const items = finished.items(nodeName);
    expect(finished.error).toBeUndefined();
    expect(creates()).toHaveLength(3);
    expect(items.map(({ pairedItem }) => pairedItem)).toEqual(contacts.map((_, item) => ({ item })));
    expect(new Set(items.map(({ json }) => json.id))).toEqual(new Set(fake.rooms.map(({ id }) => id)));
    expect(fake.rooms).toHaveLength(250);
    const [node] = finished.run.data.resultData.runData[nodeName] ?? [];
    expect(node?.hints?.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^After a call to Aseed 100 rooms were missing\. Aseed lists exactly as many new ones like that, and they were used\. Check that no other run made such rooms just then\.\nRooms found and used \(100\): /,
      ),
    ]);
  },
);

test.each([
  ['', {}],
  [' and Retry On Fail', retry],
])('Use the Rooms Found%s where none was made ends like Stop and Report', async (_with, settings) => {
  fake.fail('createRooms', faults.closedBefore, { times: 1 });
  const { error } = await runCreate(fake, { items: contacts, parameters: set('useFound'), settings });
  expect(creates()).toHaveLength(1);
  expect(error?.message).toMatch(/^Whether the rooms were created is not known/);
  expect(error?.description).toContain("None of the missing rooms is in Aseed's list (0 rooms).");
});

test('with Retry On Fail, rooms that could not be looked for are found and used by the next try', async () => {
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  fake.fail('listRooms', faults.serverError, { times: 1 });
  const parameters = set('useFound', { count: 3 });
  const finished = await runCreate(fake, { parameters, settings: retry });
  expect(finished.items(nodeName).map(({ json }) => json.id)).toEqual(fake.rooms.map(({ id }) => id));
  expect(creates()).toHaveLength(1);
});

test('in a loop, the rooms of an earlier round are not handed out again', async () => {
  fake.fail('createRooms', faults.closedBefore, { skip: 1, times: 1 });
  const parameters = set('useFound', { count: 3 });
  const finished = await runCreate(fake, { parameters, runs: 2, settings: goOn });
  expect(fake.rooms).toHaveLength(3);
  expect(finished.items(nodeName).map(({ json }) => json.details)).toEqual([
    expect.stringContaining("None of the missing rooms is in Aseed's list (3 rooms)."),
  ]);
});

test('without the option an outcome that is unknown stops and is reported', async () => {
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  const { error } = await runCreate(fake, { parameters: { count: 2 } });
  expect(error?.description).toContain('choose Use the Rooms Found as If Outcome Is Unknown, save, and Retry');
});
