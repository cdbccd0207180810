import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { clientOf, projectId } from '../clientOf.ts';
import { adviceOf } from '../testWords.ts';

const fake = useFakeAseed();

type Fields = Readonly<Record<string, unknown>>;

/** Calls of 100 and of 50 rooms, of which those found are used. */
async function order150() {
  const connected = clientOf(fake);
  const client = { ...connected, patienceMs: 60_000, clock: { ...connected.clock, sleep: async () => undefined } };
  const orders = Array.from({ length: 150 }, () => ({ project_id: projectId }));
  return createRoomsForOrders(client, orders, { perOrder: 100, goOn: true, useFound: true });
}

/** A proper answer whose rooms have another id, or none. */
const withId = (newId: (id: unknown) => object): Fault => {
  const changed = ({ id, ...room }: Fields) => ({ ...room, ...newId(id) });
  return {
    alter: ({ body, ...answer }) => {
      const rooms = (Array.isArray(body) ? body : (body as { rooms: unknown }).rooms) as Fields[];
      return { ...answer, body: Array.isArray(body) ? rooms.map(changed) : { rooms: rooms.map(changed) } };
    },
  };
};

test('a room that nobody asked for is not taken for one of a later call', async () => {
  fake.fail('createRooms', faults.moreRooms, { times: 1 });
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  const { results, warnings } = await order150();
  const surplus = fake.rooms[100]?.id;
  expect(fake.rooms).toHaveLength(151);
  expect(results.flatMap(({ rooms }) => rooms.map(({ id }) => id))).toEqual(
    fake.rooms.map(({ id }) => id).filter((id) => id !== surplus),
  );
  expect(warnings.at(-1)).toContain(String(surplus));
});

test('rooms whose ids are numbers are told apart as well', async () => {
  const numbered = withId((id) => ({ id: fake.rooms.findIndex((room) => room.id === id) }));
  fake.fail('createRooms', numbered, { times: 1 });
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  fake.fail('listRooms', numbered);
  const { results } = await order150();
  expect(results.flatMap(({ rooms }) => rooms.map(({ id }) => id))).toEqual(fake.rooms.map((_, place) => place));
});

test('rooms that are listed without an id cannot be told apart, and are not used', async () => {
  const nameless = withId(() => ({}));
  fake.fail('createRooms', faults.closedAfter);
  fake.fail('listRooms', nameless);
  const { results } = await order150();
  expect(fake.rooms).toHaveLength(100);
  expect(results.flatMap(({ rooms }) => rooms)).toEqual([]);
  expect(adviceOf(results[0]?.error)).toContain(
    'Aseed lists 100 such new rooms where 100 are missing. Look there which',
  );
});

test('rooms that do not tell a setting that was sent are reported with their ids, and not used', async () => {
  fake.fail('createRooms', faults.closedAfter);
  fake.fail(
    'listRooms',
    withId((id) => ({ id, voice: undefined })),
  );
  const { results } = await createRoomsForOrders(clientOf(fake), [{ project_id: projectId, voice: 'Marin' }], {
    perOrder: 100,
    goOn: true,
    useFound: true,
  });
  expect(results[0]?.rooms).toEqual([]);
  expect(adviceOf(results[0]?.error)).toMatch(/but not their Voice\. .*\nRooms found in Aseed \(1\): /);
});
