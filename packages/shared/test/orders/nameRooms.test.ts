import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { newJournal } from '../../src/orders/journal.ts';
import { clientOf, projectId } from '../clientOf.ts';

const fake = useFakeAseed();
const order = (fields: object) => ({ project_id: projectId, ...fields });
const create = (orders: object[], journal = newJournal()) =>
  createRoomsForOrders(clientOf(fake), orders.map(order), { perOrder: 10, goOn: true }, journal);
const countOf = (name: string) => fake.requests.filter(({ operation }) => operation === name).length;

test('orders with different display names share a call, and each room gets its own by a second one', async () => {
  const { results, warnings } = await create([{ display_name: 'Ana', count: 2 }, { display_name: 'Ben' }, {}]);
  expect(results.map(({ rooms }) => rooms.map(({ display_name }) => display_name))).toEqual([
    ['Ana', 'Ana'],
    ['Ben'],
    [null],
  ]);
  expect(fake.rooms.map(({ display_name }) => display_name)).toEqual(['Ana', 'Ana', 'Ben', null]);
  expect([countOf('createRooms'), countOf('updateRoom'), warnings]).toEqual([1, 3, []]);
});

test('a room that could not be named is delivered all the same, with a warning that names it', async () => {
  fake.fail('updateRoom', faults.serverError, { skip: 1, times: 1 });
  const { results, warnings } = await create([{ display_name: 'Ana' }, { display_name: 'Ben' }]);
  expect(results.map(({ rooms, error }) => ({ names: rooms.map(({ display_name }) => display_name), error }))).toEqual([
    { names: ['Ana'], error: undefined },
    { names: [null], error: undefined },
  ]);
  expect(warnings).toEqual([
    `1 room was made and could not be given the Display Name: Aseed failed to answer because of a fault of its own (500): Internal Server Error.\nRooms without their Display Name (1): ${fake.rooms[1]?.id}`,
  ]);
});

test('a try that goes on names the rooms of the try before and makes none again', async () => {
  const journal = newJournal();
  fake.fail('updateRoom', faults.serverError, { times: 1 });
  await create([{ display_name: 'Ana', count: 2 }], journal);
  const { results, warnings } = await create([{ display_name: 'Ana', count: 2 }], journal);
  expect(results[0]?.rooms.map(({ display_name }) => display_name)).toEqual(['Ana', 'Ana']);
  expect([countOf('createRooms'), warnings]).toEqual([1, []]);
});
