import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { failureOf, failureOfAll } from '../../src/orders/failure.ts';
import { newJournal, type Journal } from '../../src/orders/journal.ts';
import { clientOf, projectId } from '../clientOf.ts';
import { adviceOf, testWords } from '../testWords.ts';

const fake = useFakeAseed();

const stopping = { perOrder: 10_000, goOn: false };
const order = (fields: object = {}) => ({ project_id: projectId, ...fields });

test('a retry with a field that is invalid now still tells that a room may exist', async () => {
  const journal = newJournal();
  fake.fail('createRooms', { ...faults.serverError, isCarriedOut: true });
  await createRoomsForOrders(clientOf(fake), [order(), order({ language: 'de' })], stopping, journal);
  const again = await createRoomsForOrders(clientOf(fake), [order(), order({ count: 'many' })], stopping, journal);
  const failure = failureOfAll(again, testWords);
  expect(failure?.message).toMatch(/^Whether the rooms were created is not known/);
  expect(failure?.details).toContain(fake.rooms[0]?.id);
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
  const before = fake.rooms.slice(0, 100).map(({ id }) => id);
  expect(again.warnings).toEqual([
    `Rooms of an earlier try were made with other settings than the fields give now. Look whether they fit.\nRooms with the settings before (100): ${before.join(', ')}`,
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

test('a journal that was kept as JSON, in which blank fields are no longer there, warns of no other settings', async () => {
  const journal = newJournal();
  const blank = order({ language: '', voice: '  ', count: 101 });
  fake.fail('createRooms', faults.invalid, { skip: 1, times: 1 });
  await createRoomsForOrders(clientOf(fake), [blank], stopping, journal);
  const kept = JSON.parse(JSON.stringify(journal)) as Journal;
  const again = await createRoomsForOrders(clientOf(fake), [blank], stopping, kept);
  expect(again).toEqual({ results: [{ asked: 101, rooms: fake.rooms }], warnings: [] });
});

test('when a field is invalid later, the failure does not say how many rooms were asked for', async () => {
  const journal = newJournal();
  fake.fail('createRooms', faults.invalid, { skip: 1, times: 1 });
  await createRoomsForOrders(clientOf(fake), [order({ count: 250 })], stopping, journal);
  const bad = [order({ count: 250, project_id: 'none' })];
  const again = await createRoomsForOrders(clientOf(fake), bad, { ...stopping, goOn: true }, journal);
  expect(failureOfAll(again, testWords)?.message).toMatch(/^100 rooms were created\. Project must be/);
  const [failure] = again.results.map((result) => failureOf(result, testWords));
  expect(failure?.message).toMatch(/^100 rooms were created\. Project must be/);
});

test('rooms of which fewer are asked for later are told as they are', async () => {
  const journal = newJournal();
  const orders = [order({ count: 5 }), order({ language: 'de', count: 3 })];
  fake.fail('createRooms', faults.invalid, { skip: 1 });
  await createRoomsForOrders(clientOf(fake), orders, stopping, journal);
  const fewer = [order({ count: 1 }), order({ language: 'de', count: 3 })];
  const again = await createRoomsForOrders(clientOf(fake), fewer, stopping, journal);
  expect(failureOfAll(again, testWords)?.message).toMatch(/^5 of 8 rooms were created\./);
});

test('a room that another run of a loop received is not handed out again when an answer is repeated', async () => {
  const first = newJournal();
  await createRoomsForOrders(clientOf(fake), [order()], stopping, first);
  fake.fail('createRooms', { answer: { status: 200, body: { rooms: fake.rooms } } }, { times: 1 });
  const { results } = await createRoomsForOrders(clientOf(fake), [order()], stopping, newJournal(), {
    journals: () => [first],
  });
  expect(results.map(({ rooms, error }) => [rooms, error?.name])).toEqual([[[], 'OutcomeUnknownError']]);
});

test("a room that was named stays the run's own although a later look fails", async () => {
  const first = newJournal();
  const both = { ...stopping, useFound: true };
  fake.fail('createRooms', { ...faults.serverError, isCarriedOut: true }, { times: 1 });
  const one = await createRoomsForOrders(clientOf(fake), [order()], stopping, first);
  expect(adviceOf(one.results[0]?.error)).toContain(fake.rooms[0]?.id);
  fake.fail('listRooms', faults.serverError, { times: 1 });
  await createRoomsForOrders(clientOf(fake), [order()], stopping, first);
  fake.fail('createRooms', faults.serverError, { times: 1 });
  const other = await createRoomsForOrders(clientOf(fake), [order()], both, newJournal(), { journals: () => [first] });
  expect(other.results[0]?.rooms).toEqual([]);
});

test('a try with nothing to send looks once for what is open', async () => {
  const journal = newJournal();
  fake.fail('createRooms', faults.closedBefore, { times: 1 });
  await createRoomsForOrders(clientOf(fake), [order()], stopping, journal);
  const before = fake.requests.length;
  await createRoomsForOrders(clientOf(fake), [order()], { ...stopping, goOn: true }, journal);
  expect(fake.requests.slice(before).map(({ operation }) => operation)).toEqual(['listRooms']);
});

test('that rooms were found and used is said in each try, since what a failed one said may be lost', async () => {
  const journal = newJournal();
  const orders = [order({ language: 'de' }), order({ language: 'en' })];
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  fake.fail('createRooms', faults.invalid, { times: 1 });
  const first = await createRoomsForOrders(clientOf(fake), orders, { ...stopping, useFound: true }, journal);
  const again = await createRoomsForOrders(clientOf(fake), orders, { ...stopping, useFound: true }, journal);
  expect(first.warnings).toEqual([
    `After a call to Aseed 1 room was missing. Aseed lists exactly as many new ones like that, and they were used. Check that no other run made such rooms just then.\nRooms found and used (1): ${fake.rooms[0]?.id}`,
  ]);
  expect(again.warnings).toEqual(first.warnings);
});

test('a room that one run of a loop names to its user is not named to the next', async () => {
  const first = newJournal();
  fake.fail('createRooms', { ...faults.serverError, isCarriedOut: true }, { times: 1 });
  fake.fail('createRooms', faults.serverError, { times: 1 });
  const one = await createRoomsForOrders(clientOf(fake), [order()], stopping, first);
  const other = await createRoomsForOrders(clientOf(fake), [order()], stopping, newJournal(), {
    journals: () => [first],
  });
  expect(adviceOf(one.results[0]?.error)).toContain(fake.rooms[0]?.id);
  expect(adviceOf(other.results[0]?.error)).toContain("None of the missing rooms is in Aseed's list (1 room).");
});
