import { faults, startFakeAseed, untilStall, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { createRoomsForOrders, type OrderLimits } from '../../src/orders/createRoomsForOrders.ts';
import { clientOf, projectId } from '../clientOf.ts';
import { adviceOf } from '../testWords.ts';

const fake = useFakeAseed();

const limits: OrderLimits = { perOrder: 10_000, goOn: true };
const useFound: OrderLimits = { ...limits, useFound: true };
const order = <T extends object>(fields?: T) => ({ project_id: projectId, ...fields });
const sent = () => fake.requests.map(({ operation }) => operation);
const creates = () => sent().filter((operation) => operation === 'createRooms');

/** A client with the patience of a workflow, whose pauses take no time. */
function patientClient({ callsAtOnce = 1 } = {}) {
  const client = clientOf(fake);
  const clock = { ...client.clock, sleep: async () => undefined, within: untilStall(fake) };
  return { ...client, clock, patienceMs: 60_000, callsAtOnce };
}

test.each<[string, Fault]>([
  ['the connection breaks after they were made', faults.closedAfter],
  ['no answer comes in time', faults.silentAfter],
  ['the server says that it failed, and made them', { ...faults.serverError, isCarriedOut: true }],
  ['a proxy gives the server up, which makes them', { ...faults.gatewayTimeout, isCarriedOut: true }],
  ['the answer breaks off', faults.invalidJson],
  ['the answer is empty', faults.emptyBody],
  ['the answer tells of half of them', faults.fewerRooms],
])('when %s, the rooms are found and used, and no second call is made', async (_what, fault) => {
  fake.fail('createRooms', fault, { times: 1 });
  const { results, warnings } = await createRoomsForOrders(patientClient(), [order({ count: 4 })], useFound);
  expect(sent()).toEqual(['createRooms', 'listRooms']);
  expect(fake.rooms).toHaveLength(4);
  expect(results).toEqual([{ asked: 4, rooms: fake.rooms }]);
  expect(warnings).toEqual([
    expect.stringMatching(
      /^After a call to Aseed \d rooms were missing\. Aseed lists exactly as many new ones like that, and they were used\. Check that no other run made such rooms just then\.\nRooms found and used \(\d\): /,
    ),
  ]);
});

test.each<[string, Fault]>([
  ['the connection breaks before any was made', faults.closedBefore],
  ['no answer comes in time', faults.silentBefore],
  ['the server says that it failed, and did', faults.serverError],
])('when %s, none is found, none is taken and the call is not sent again', async (_what, fault) => {
  fake.fail('createRooms', fault, { times: 1 });
  const { results } = await createRoomsForOrders(patientClient(), [order({ count: 4 })], useFound);
  expect(sent()).toEqual(['createRooms', 'listRooms', 'listRooms', 'listRooms']);
  expect(fake.rooms).toEqual([]);
  expect(results[0]?.rooms).toEqual([]);
  expect(adviceOf(results[0]?.error)).toContain("None of the missing rooms is in Aseed's list (0 rooms).");
});

test('when fewer rooms are made than asked for, those there are go to the first orders and the others are told', async () => {
  fake.fail('createRooms', faults.fewerMade, { times: 1 });
  const { results } = await createRoomsForOrders(patientClient(), [order({ count: 2 }), order({ count: 2 })], useFound);
  expect(fake.rooms).toHaveLength(3);
  expect(results.map(({ rooms }) => rooms)).toEqual([fake.rooms.slice(0, 2), fake.rooms.slice(2)]);
  expect(results.map(({ error }) => error?.message)).toEqual([
    undefined,
    'Aseed answered with 3 of the 4 rooms that the call asked for.',
  ]);
  expect(creates()).toHaveLength(1);
});

test('unless they are to be used, rooms found are named and handed to nobody', async () => {
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  const { results, warnings } = await createRoomsForOrders(patientClient(), [order({ count: 2 })], limits);
  expect({ rooms: results[0]?.rooms, warnings }).toEqual({ rooms: [], warnings: [] });
  const advice = adviceOf(results[0]?.error);
  expect(advice).toContain('Aseed lists exactly the rooms that are missing (2)');
  for (const room of fake.rooms) {
    expect(advice).toContain(`${room.id} (${room.created_at})`);
    expect(advice).not.toContain(room.access_token);
  }
});

test.each([1, 4])(
  'after rooms were found and used, the other calls go on, %i at once: 250 of 250',
  async (callsAtOnce) => {
    fake.fail('createRooms', faults.closedAfter, { skip: 1, times: 1 });
    const orders = Array.from({ length: 250 }, () => order());
    for (const goOn of [true, false]) {
      await fake.reset();
      fake.fail('createRooms', faults.closedAfter, { skip: 1, times: 1 });
      const { results } = await createRoomsForOrders(patientClient({ callsAtOnce }), orders, { ...useFound, goOn });
      expect(creates()).toHaveLength(3);
      expect(results.map(({ rooms, error }) => [rooms.length, error?.message])).toEqual(
        orders.map(() => [1, undefined]),
      );
      expect(new Set(results.map(({ rooms }) => rooms[0]?.id))).toEqual(new Set(fake.rooms.map(({ id }) => id)));
    }
  },
);

test.each([
  ['none', faults.closedBefore, 100],
  ['all', faults.closedAfter, 0],
])(
  'rooms that were delivered are not counted as found when %s of the missing ones were made',
  async (_what, fault, missing) => {
    fake.fail('createRooms', fault, { skip: 1, times: 1 });
    const { results } = await createRoomsForOrders(patientClient(), [order({ count: 200 })], useFound);
    expect(results[0]?.rooms).toEqual(fake.rooms);
    expect(results[0]?.rooms).toHaveLength(200 - missing);
  },
);

test.each([
  ['an hour ahead', 60 * 60 * 1000],
  ['an hour behind', -60 * 60 * 1000],
])('where the clock of the server is %s, the rooms are found and named, and not used', async (_what, offsetMs) => {
  const wrong = await startFakeAseed({ now: () => fake.now() + offsetMs });
  const client = { ...patientClient(), connection: { baseUrl: wrong.baseUrl, apiToken: wrong.apiToken } };
  await createRoomsForOrders(client, [order({ count: 2 })], limits);
  for (const room of wrong.rooms) room.created_at = new Date(Date.parse(room.created_at) - 60_000).toISOString();
  wrong.fail('createRooms', faults.closedAfter, { times: 1 });
  const { results } = await createRoomsForOrders(client, [order({ count: 2 })], useFound);
  await wrong.close();
  expect(results[0]?.rooms).toEqual([]);
  for (const { id } of wrong.rooms.slice(2)) expect(adviceOf(results[0]?.error)).toContain(`${id} (`);
});
