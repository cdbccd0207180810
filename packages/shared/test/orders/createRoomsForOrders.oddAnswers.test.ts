import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { clientAnswering, projectId } from '../clientOf.ts';
import { documentedRoom } from '../documentedRoom.ts';

const order = { project_id: projectId };
const limits = { perOrder: 10_000, goOn: true };
const numbered = (count: number) => Array.from({ length: count }, (_, n) => ({ ...documentedRoom, id: `room-${n}` }));
const answering = (rooms: unknown) =>
  clientAnswering(() => ({ status: 200, headers: {}, body: JSON.stringify({ rooms }) }));

const { display_name: _1, ...withoutOptionalField } = documentedRoom;
const { url: _2, created_by: _3, ...withoutRequiredFields } = documentedRoom;

test.each([
  ['every documented field', documentedRoom],
  ['no optional field', withoutOptionalField],
  ['fields that are not documented', { ...documentedRoom, price: { tokens: 5, tags: ['a', null] } }],
  ['an optional field that is null', { ...documentedRoom, language: null }],
])('a room with %s is delivered as received', async (_what, room) => {
  expect(await createRoomsForOrders(answering([room]), [order], limits)).toEqual({
    results: [{ asked: 1, rooms: [room] }],
    warnings: [],
  });
});

test.each([
  ['lacks required fields', withoutRequiredFields, 'url, created_by'],
  ['has null where a value is required', { ...documentedRoom, url: null }, 'url'],
  [
    'has a field of another type',
    { ...documentedRoom, max_duration_minutes: '30', voice: 5 },
    'max_duration_minutes, voice',
  ],
  ['is empty', {}, 'id, project_id, access_token, url, room_name and 4 more'],
])('a room that %s is delivered all the same, with a warning', async (_what, room, fields) => {
  expect(await createRoomsForOrders(answering([room]), [order], limits)).toEqual({
    results: [{ asked: 1, rooms: [room] }],
    warnings: [`1 room is passed on as received, but not as documented in: ${fields}. Check what goes on with it.`],
  });
});

test('rooms that come as a bare list are delivered too', async () => {
  const client = clientAnswering(() => ({ status: 200, headers: {}, body: JSON.stringify([documentedRoom]) }));
  const { results } = await createRoomsForOrders(client, [order], limits);
  expect(results).toEqual([{ asked: 1, rooms: [documentedRoom] }]);
});

test('what is no room in an answer does not take the rooms beside it away', async () => {
  const { results } = await createRoomsForOrders(answering([documentedRoom, null]), [order], limits);
  expect(results[0]?.rooms).toEqual([documentedRoom]);
});

test('an answer however deeply nested ends in a result for every order', async () => {
  const body = `{"rooms":[{"id":${'['.repeat(20_000)}${']'.repeat(20_000)}}]}`;
  const client = clientAnswering(() => ({ status: 200, headers: {}, body }));
  const { results } = await createRoomsForOrders(client, [order], limits);
  expect(results).toHaveLength(1);
});

test('fewer rooms than asked for go to the first orders, and the others are told', async () => {
  const rooms = numbered(3);
  const { results } = await createRoomsForOrders(
    answering(rooms),
    [{ ...order, count: 2 }, { ...order, count: 2 }, order],
    limits,
  );
  expect(results.map(({ asked, rooms: received, error }) => ({ asked, received, error: error?.message }))).toEqual([
    { asked: 2, received: rooms.slice(0, 2), error: undefined },
    { asked: 2, received: rooms.slice(2), error: 'Aseed answered with 3 of the 5 rooms that the call asked for.' },
    { asked: 1, received: [], error: 'Aseed answered with 3 of the 5 rooms that the call asked for.' },
  ]);
});

test('more rooms than asked for are named by their ids, so that none that is paid for is lost', async () => {
  const rooms = numbered(4);
  expect(await createRoomsForOrders(answering(rooms), [order, order], limits)).toEqual({
    results: [
      { asked: 1, rooms: rooms.slice(0, 1) },
      { asked: 1, rooms: rooms.slice(1, 2) },
    ],
    warnings: [
      'Aseed created rooms that nobody asked for. They were handed to nobody: cancel those that nobody wants.\nRooms that nobody asked for (2): room-2, room-3',
    ],
  });
});

test.each([
  ['no JSON', 'OK'],
  ['cut off', '{"rooms":[{"id":"room-1"'],
  ['empty', ''],
  ['null', 'null'],
  ['without rooms', '{"id":"room-1"}'],
  ['a web page', '<!doctype html><title>Sign in</title>'],
])('a 200 that is %s leaves it unknown whether rooms were made', async (_what, body) => {
  const client = clientAnswering(() => ({ status: 200, headers: {}, body }));
  const { results } = await createRoomsForOrders(client, [order], limits);
  expect(results.map(({ rooms, error }) => ({ rooms, name: error?.name, outcome: error?.outcome }))).toEqual([
    { rooms: [], name: 'OutcomeUnknownError', outcome: 'unknown' },
  ]);
});

test('rooms that an answer repeats are not handed to a second contact', async () => {
  const orders = Array.from({ length: 200 }, () => order);
  const { results } = await createRoomsForOrders(answering(numbered(100)), orders, limits);
  expect(results.flatMap(({ rooms }) => rooms.map(({ id }) => id))).toEqual(numbered(100).map(({ id }) => id));
  expect(results.at(-1)?.error?.message).toBe('Aseed answered with 0 of the 100 rooms that the call asked for.');
  const twice = await createRoomsForOrders(answering([documentedRoom, documentedRoom]), [order, order], limits);
  expect(twice.results.map(({ rooms }) => rooms.length)).toEqual([1, 0]);
});

test('rooms without an id are all delivered, and a number is an id too', async () => {
  const { id: _id, ...anonymous } = documentedRoom;
  for (const room of [anonymous, { ...documentedRoom, id: '' }]) {
    const nameless = await createRoomsForOrders(answering([room, room]), [order, order], limits);
    expect(nameless.results.map(({ rooms }) => rooms.length)).toEqual([1, 1]);
  }
  const rooms = [7, 8, 9].map((id) => ({ ...documentedRoom, id }));
  const { warnings } = await createRoomsForOrders(answering(rooms), [order, order], limits);
  expect(warnings.at(-1)).toMatch(/\nRooms that nobody asked for \(1\): 9$/);
});
