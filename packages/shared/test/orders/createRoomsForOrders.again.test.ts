import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { failureOfAll } from '../../src/orders/failure.ts';
import { newJournal } from '../../src/orders/journal.ts';
import { clientOf, projectId } from '../clientOf.ts';

const fake = useFakeAseed();

const stopping = { perOrder: 10_000, goOn: false };
const order = (fields: object = {}) => ({ project_id: projectId, ...fields });

test('a retry with a field that is invalid now still tells that a room may exist', async () => {
  const journal = newJournal();
  fake.fail('createRooms', { ...faults.serverError, isCarriedOut: true });
  await createRoomsForOrders(clientOf(fake), [order(), order({ language: 'de' })], stopping, journal);
  const again = await createRoomsForOrders(clientOf(fake), [order(), order({ count: 'many' })], stopping, journal);
  const failure = failureOfAll(again, true);
  expect(failure?.message).toMatch(/^Whether the rooms were created is not known/);
  expect(failure?.hint).toContain(fake.rooms[0]?.id);
  expect(failure?.hint).not.toContain('No room was created');
});

test('a retry with other settings delivers the rooms there are, and warns of them', async () => {
  const journal = newJournal();
  fake.fail('createRooms', faults.invalid, { skip: 1, times: 1 });
  await createRoomsForOrders(clientOf(fake), [order({ count: 101, language: 'de' })], stopping, journal);
  const again = await createRoomsForOrders(clientOf(fake), [order({ count: 101, language: 'en' })], stopping, journal);
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

test('a try that made nothing leaves nothing to warn of, whatever its settings were', async () => {
  const journal = newJournal();
  fake.fail('createRooms', faults.invalid, { times: 1 });
  await createRoomsForOrders(clientOf(fake), [order({ language: 'xx' })], stopping, journal);
  expect(journal.entries).toEqual([]);
  const second = await createRoomsForOrders(clientOf(fake), [order({ language: 'de' })], stopping, journal);
  const third = await createRoomsForOrders(clientOf(fake), [order({ language: 'de' })], stopping, journal);
  expect([second.warnings, third.warnings]).toEqual([[], []]);
  expect(third.results).toEqual([{ asked: 1, rooms: fake.rooms }]);
});

test('that rooms were found and used is said in each try, since what a failed one said may be lost', async () => {
  const journal = newJournal();
  const orders = [order({ language: 'de' }), order({ language: 'en' })];
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  fake.fail('createRooms', faults.invalid, { times: 1 });
  const first = await createRoomsForOrders(clientOf(fake), orders, { ...stopping, useFound: true }, journal);
  const again = await createRoomsForOrders(clientOf(fake), orders, { ...stopping, useFound: true }, journal);
  expect(first.warnings).toEqual([expect.stringContaining(`They were used: ${fake.rooms[0]?.id}.`)]);
  expect(again.warnings).toEqual(first.warnings);
});

test('a room that one run of a loop names to its user is not named to the next', async () => {
  const first = newJournal();
  fake.fail('createRooms', { ...faults.serverError, isCarriedOut: true }, { times: 1 });
  fake.fail('createRooms', faults.serverError, { times: 1 });
  const one = await createRoomsForOrders(clientOf(fake), [order()], stopping, first);
  const other = await createRoomsForOrders(clientOf(fake), [order()], stopping, newJournal(), [first]);
  expect(one.results[0]?.error?.hint).toContain(fake.rooms[0]?.id);
  expect(other.results[0]?.error?.hint).toContain('Aseed lists no such room');
});
