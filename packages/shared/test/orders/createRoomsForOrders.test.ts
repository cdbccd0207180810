import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import type { CreatedRooms } from '../../src/orders/orderResult.ts';
import { InvalidInputError } from '../../src/errors/InvalidInputError.ts';
import { clientOf, projectId } from '../clientOf.ts';

const otherProjectId = '00000000-0000-4000-8000-000000000001';
const fake = useFakeAseed({ projects: [projectId] });

const limits = { perOrder: 10_000, goOn: true };
const order = <T extends object>(fields: T) => ({ project_id: projectId, ...fields });
const creates = () => fake.requests.filter(({ operation }) => operation === 'createRooms');
const outcomes = ({ results }: CreatedRooms) =>
  results.map(({ asked, rooms, error }) => ({ asked, rooms: rooms.length, error: error?.name }));

test('orders with equal settings share calls, and each gets its own rooms', async () => {
  const orders = Array.from({ length: 150 }, (_, place) => order({ language: place % 2 ? 'de' : 'en' }));
  const { results, warnings } = await createRoomsForOrders(clientOf(fake), orders, limits);
  expect(creates()).toHaveLength(2);
  expect(results.map(({ rooms }) => rooms.map(({ language }) => language))).toEqual(
    orders.map(({ language }) => [language]),
  );
  expect(new Set(results.flatMap(({ rooms }) => rooms.map(({ url }) => url))).size).toBe(150);
  expect(warnings).toEqual([]);
});

test('one order for 250 rooms is three calls and 250 different rooms', async () => {
  const created = await createRoomsForOrders(clientOf(fake), [order({ count: 250 })], limits);
  expect(creates().map(({ body }) => body)).toEqual(
    [100, 100, 50].map((count) => `{"project_id":"${projectId}","count":${count}}`),
  );
  expect(outcomes(created)).toEqual([{ asked: 250, rooms: 250, error: undefined }]);
  expect(created.results[0]?.rooms).toEqual(fake.rooms);
  expect(new Set(fake.rooms.map(({ id }) => id)).size).toBe(250);
});

test('an invalid order stops all before the first call unless invalid ones are skipped', async () => {
  const orders = [order({}), order({ count: 0 }), order({ count: 2 })];
  const stopped = await createRoomsForOrders(clientOf(fake), orders, { ...limits, goOn: false });
  expect(fake.requests).toEqual([]);
  expect(outcomes(stopped)).toEqual([
    { asked: undefined, rooms: 0, error: 'NotSentError' },
    { asked: undefined, rooms: 0, error: 'InvalidInputError' },
    { asked: undefined, rooms: 0, error: 'NotSentError' },
  ]);
});

test('invalid orders that are skipped fail alone, and so do those that could not even be read', async () => {
  const unread = new InvalidInputError('The expression failed.', 'count');
  const orders = [order({ count: 0 }), order({}), unread, order({ count: 2 })];
  const created = await createRoomsForOrders(clientOf(fake), orders, limits);
  expect(outcomes(created)).toEqual([
    { asked: undefined, rooms: 0, error: 'InvalidInputError' },
    { asked: 1, rooms: 1, error: undefined },
    { asked: undefined, rooms: 0, error: 'InvalidInputError' },
    { asked: 2, rooms: 2, error: undefined },
  ]);
  expect(created.results[2]?.error).toBe(unread);
});

test('when the second call fails, the rooms of the first are delivered and the third is not sent', async () => {
  fake.fail('createRooms', faults.serverError, { skip: 1 });
  const created = await createRoomsForOrders(
    clientOf(fake),
    [order({ count: 100 }), order({ count: 100 }), order({ count: 50 }), order({ count: 50 })],
    limits,
  );
  expect(creates()).toHaveLength(2);
  expect(outcomes(created)).toEqual([
    { asked: 100, rooms: 100, error: undefined },
    { asked: 100, rooms: 0, error: 'OutcomeUnknownError' },
    { asked: 50, rooms: 0, error: 'NotSentError' },
    { asked: 50, rooms: 0, error: 'NotSentError' },
  ]);
});

test('an order whose second call fails keeps the rooms of its first', async () => {
  fake.fail('createRooms', faults.rateLimited, { skip: 1 });
  const created = await createRoomsForOrders(clientOf(fake), [order({ count: 250 })], limits);
  expect(outcomes(created)).toEqual([{ asked: 250, rooms: 100, error: 'RateLimitedError' }]);
  expect(created.results[0]?.rooms).toEqual(fake.rooms);
});

test.each([
  ['a project that is not found', { project_id: otherProjectId }, 'NotFoundError'],
  ['settings that Aseed refuses', { language: 'xx' }, 'InvalidInputError'],
])('%s fails only its own orders', async (_what, fields, error) => {
  if ('language' in fields) fake.fail('createRooms', faults.invalid, { times: 1 });
  const created = await createRoomsForOrders(clientOf(fake), [order(fields), order({})], limits);
  expect(outcomes(created)).toEqual([
    { asked: 1, rooms: 0, error },
    { asked: 1, rooms: 1, error: undefined },
  ]);
});

test.each(['closedBefore', 'closedAfter'] as const)(
  'a create that gets no answer (%s) is sent once, and its outcome is called unknown',
  async (fault) => {
    fake.fail('createRooms', faults[fault]);
    const created = await createRoomsForOrders(clientOf(fake), [order({ count: 2 })], limits);
    expect(creates()).toHaveLength(1);
    expect(outcomes(created)).toEqual([{ asked: 2, rooms: 0, error: 'OutcomeUnknownError' }]);
    expect(created.results[0]?.error?.outcome).toBe('unknown');
  },
);

test.each([
  ['an empty API token', { apiToken: ' ' }, 'api_token'],
  ['no API token', { apiToken: undefined }, 'api_token'],
  ['a base URL that is none', { baseUrl: 'not an address' }, 'base_url'],
])('%s fails every order before anything is sent', async (_what, fields, field) => {
  const client = clientOf(fake);
  const connected = { ...client, connection: { ...client.connection, ...fields } };
  const created = await createRoomsForOrders(connected, [order({}), order({ language: 'de' })], limits);
  expect(fake.requests).toEqual([]);
  expect(created.results.map(({ error }) => ({ name: error?.name, field: error?.field }))).toEqual([
    { name: 'InvalidConnectionError', field },
    { name: 'NotSentError', field: undefined },
  ]);
});

test('no orders are no calls', async () => {
  expect(await createRoomsForOrders(clientOf(fake), [], limits)).toEqual({ results: [], warnings: [] });
  expect(fake.requests).toEqual([]);
});
