import { faults, startFakeAseed, type FakeAseed } from '@aseed/fake-aseed';
import { createRoomsForOrders } from '../src/createRoomsForOrders.ts';
import { failureOfAll } from '../src/failure.ts';
import { newOrderMemory } from '../src/orderMemory.ts';
import { clientOf, projectId } from './clientOf.ts';

let fake: FakeAseed;
beforeAll(async () => {
  fake = await startFakeAseed();
});
afterAll(() => fake.close());
beforeEach(() => fake.reset());

const stopping = { perOrder: 10_000, goOn: false };
const order = (fields: object = {}) => ({ project_id: projectId, ...fields });

test('a retry with a field that is invalid now still tells that a room may exist', async () => {
  const memory = newOrderMemory();
  fake.fail('createRooms', { ...faults.serverError, isCarriedOut: true });
  await createRoomsForOrders(clientOf(fake), [order(), order({ language: 'de' })], stopping, memory);
  const again = await createRoomsForOrders(clientOf(fake), [order(), order({ count: 'many' })], stopping, memory);
  const failure = failureOfAll(again, true);
  expect(failure?.message).toMatch(/^Whether the rooms were created is not known/);
  expect(failure?.hint).toContain(fake.rooms[0]?.id);
  expect(failure?.hint).not.toContain('No room was created');
});

test('a retry with other settings delivers the rooms there are, and warns of them', async () => {
  const memory = newOrderMemory();
  fake.fail('createRooms', faults.invalid, { skip: 1, times: 1 });
  await createRoomsForOrders(clientOf(fake), [order({ count: 101, language: 'de' })], stopping, memory);
  const again = await createRoomsForOrders(clientOf(fake), [order({ count: 101, language: 'en' })], stopping, memory);
  expect(again.results[0]?.rooms.map(({ language }) => language)).toEqual([
    ...Array.from({ length: 100 }, () => 'de'),
    'en',
  ]);
  expect(again.warnings).toEqual([
    `Rooms of an earlier try were made with other settings than the fields give now: ${fake.rooms
      .slice(0, 100)
      .map(({ id }) => id)
      .join(', ')}.`,
  ]);
});

test('a room that one run of a loop names to its user is not named to the next', async () => {
  const first = newOrderMemory();
  fake.fail('createRooms', { ...faults.serverError, isCarriedOut: true }, { times: 1 });
  fake.fail('createRooms', faults.serverError, { times: 1 });
  const one = await createRoomsForOrders(clientOf(fake), [order()], stopping, first);
  const other = await createRoomsForOrders(clientOf(fake), [order()], stopping, newOrderMemory(), [first]);
  expect(one.results[0]?.error?.hint).toContain(fake.rooms[0]?.id);
  expect(other.results[0]?.error?.hint).toContain('Aseed lists no such room');
});
