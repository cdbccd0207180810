import { faults, startFakeAseed, type FakeAseed } from '@aseed/fake-aseed';
import { createRoomsForOrders } from '../src/createRoomsForOrders.ts';
import { failureOf, failureOfAll } from '../src/failure.ts';
import { clientOf, projectId } from './clientOf.ts';

let fake: FakeAseed;

beforeAll(async () => {
  fake = await startFakeAseed();
});
afterAll(() => fake.close());
beforeEach(() => fake.reset());

const limits = { perOrder: 10_000, skipInvalid: true };
const order = <T extends object>(fields: T) => ({ project_id: projectId, ...fields });
const creates = () => fake.requests.filter(({ operation }) => operation === 'createRooms');

test('orders with equal settings share calls, and each gets its own rooms', async () => {
  const orders = Array.from({ length: 150 }, (_, place) => order({ language: place % 2 ? 'de' : 'en' }));
  const { results } = await createRoomsForOrders(clientOf(fake), orders, limits);
  expect(creates()).toHaveLength(2);
  expect(results.map(({ rooms }) => rooms.map(({ language }) => language))).toEqual(
    orders.map(({ language }) => [language]),
  );
  expect(new Set(results.flatMap(({ rooms }) => rooms.map(({ url }) => url))).size).toBe(150);
});
