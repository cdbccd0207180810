import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { createRoomsForOrders, type OrderLimits } from '../../src/orders/createRoomsForOrders.ts';
import { newJournal, type CallEntry, type Journal } from '../../src/orders/journal.ts';
import { clientOf, projectId } from '../clientOf.ts';
import { adviceOf } from '../testWords.ts';

const fake = useFakeAseed();

const limits: OrderLimits = { perOrder: 10_000, goOn: true };
const useFound: OrderLimits = { ...limits, useFound: true };
const order = <T extends object>(fields?: T) => ({ project_id: projectId, ...fields });
const creates = () => fake.requests.filter(({ operation }) => operation === 'createRooms');
const client = () => ({ ...clientOf(fake), callsAtOnce: 4 });
const carriedOver = (journal: Journal) => JSON.parse(JSON.stringify(journal)) as Journal;

const german = order({ language: 'de', count: 2 });
const english = order({ language: 'en', count: 3 });
const plain = order({ count: 2 });

test('two calls of other settings that are open at once each find their own rooms', async () => {
  fake.fail('createRooms', faults.closedAfter);
  const { results } = await createRoomsForOrders(client(), [german, english, german], useFound);
  expect(creates()).toHaveLength(2);
  expect(results.map(({ rooms }) => rooms.map(({ language }) => language))).toEqual([
    ['de', 'de'],
    ['en', 'en', 'en'],
    ['de', 'de'],
  ]);
  expect(new Set(results.flatMap(({ rooms }) => rooms.map(({ id }) => id))).size).toBe(7);
});

test.each([
  ['before it', [german, plain]],
  ['after it', [plain, german]],
])('a call that leaves the language to Aseed does not take the German rooms of the call %s', async (_what, orders) => {
  fake.fail('createRooms', faults.closedAfter, { times: 2 });
  const both = await createRoomsForOrders(client(), orders, useFound);
  expect(both.results.map(({ rooms }) => rooms.map(({ language }) => language))).toEqual(
    orders.map((asked) => ('language' in asked ? ['de', 'de'] : [null, null])),
  );
});

/** Two calls that are open, of which only the German one made its rooms. */
async function onlyGermanMade(): Promise<Journal> {
  await createRoomsForOrders(client(), [german], limits);
  const open = {
    sentAtMs: fake.now(),
    endedAtMs: fake.now(),
    rooms: [],
    open: 'Whether the rooms were created is not known.',
  };
  const calls = [plain, german].map((fields, place): CallEntry => {
    const shares = [{ order: place, count: 2 }];
    return { kind: 'call', request: { count: 2, ...fields }, shares, ...open };
  });
  return { ...newJournal(), entries: calls };
}

test.each([true, false])(
  'German rooms alone are found for no call that did not ask for German (used: %s)',
  async (isUsed) => {
    const journal = await onlyGermanMade();
    const { results } = await createRoomsForOrders(client(), [plain, german], { ...limits, useFound: isUsed }, journal);
    expect(results.map(({ rooms }) => rooms.length)).toEqual([0, isUsed ? 2 : 0]);
    expect(adviceOf(results[0]?.error)).toContain("None of the missing rooms is in Aseed's list (2 rooms).");
  },
);

test('as long as it is not known which rooms are German, none goes to a call that did not ask for German', async () => {
  const journal = await onlyGermanMade();
  fake.fail('listRooms', faults.serverError, { times: 1 });
  const { results } = await createRoomsForOrders(client(), [plain, german], useFound, journal);
  expect(results[0]?.rooms).toEqual([]);
});

test('rooms that another run received are not taken for this one', async () => {
  const other = newJournal();
  await createRoomsForOrders(client(), [german], useFound, other);
  fake.fail('createRooms', faults.closedBefore, { times: 1 });
  const { results } = await createRoomsForOrders(client(), [german], useFound, newJournal(), {
    journals: () => [other],
  });
  expect(results[0]?.rooms).toEqual([]);
  expect(adviceOf(results[0]?.error)).toContain("None of the missing rooms is in Aseed's list (2 rooms).");
});

test('two calls of the same settings are looked for together, since their rooms cannot be told apart', async () => {
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  fake.fail('createRooms', faults.closedBefore, { times: 1 });
  const half = await createRoomsForOrders(client(), [order({ count: 200 })], useFound);
  expect(fake.rooms).toHaveLength(100);
  expect(half.results[0]?.rooms).toEqual([]);
  expect(adviceOf(half.results[0]?.error)).toContain(
    'Aseed lists 100 such new rooms where 200 are missing. Look there which of them are yours, and cancel those that nobody wants.',
  );
  await fake.reset();
  fake.fail('createRooms', faults.closedAfter);
  const all = await createRoomsForOrders(client(), [order({ count: 200 })], useFound);
  expect(all.results).toEqual([{ asked: 200, rooms: fake.rooms }]);
  expect(creates()).toHaveLength(2);
});

test('a journal that was kept as JSON carries an open call to the next try, which finds its rooms and sends the rest', async () => {
  const journal = newJournal();
  const orders = [order({ count: 100 }), order({ count: 50 })];
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  fake.fail('listRooms', faults.serverError, { times: 1 });
  const first = await createRoomsForOrders(client(), orders, { ...useFound, goOn: false }, journal);
  expect(adviceOf(first.results[0]?.error)).toContain('Looking for them failed too');
  const second = await createRoomsForOrders(client(), orders, { ...useFound, goOn: false }, carriedOver(journal));
  expect(second.results.map(({ rooms, error }) => [rooms.length, error])).toEqual([
    [100, undefined],
    [50, undefined],
  ]);
  expect(second.results.flatMap(({ rooms }) => rooms)).toEqual(fake.rooms);
  expect(creates()).toHaveLength(2);
});

test.each([true, false])(
  'an open call stays open over any number of tries, and is never sent again (going on: %s)',
  async (goOn) => {
    let journal = newJournal();
    fake.fail('createRooms', faults.closedBefore, { times: 1 });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const { results } = await createRoomsForOrders(client(), [german, german], { ...useFound, goOn }, journal);
      expect(results.map(({ error }) => error?.name)).toEqual(['OutcomeUnknownError', 'OutcomeUnknownError']);
      journal = carriedOver(journal);
    }
    expect(creates()).toHaveLength(1);
  },
);

test('rooms that a server is late with are used in the try that sees them', async () => {
  const journal = newJournal();
  fake.fail('createRooms', faults.closedBefore, { times: 1 });
  const first = await createRoomsForOrders(client(), [german], useFound, journal);
  expect(first.results[0]?.rooms).toEqual([]);
  await createRoomsForOrders(client(), [german], limits); // As the server would have, now that it gets to it.
  const sent = creates().length;
  const second = await createRoomsForOrders(client(), [german], useFound, carriedOver(journal));
  expect(second.results).toEqual([{ asked: 2, rooms: fake.rooms }]);
  expect(fake.rooms).toHaveLength(2);
  expect(creates()).toHaveLength(sent);
});

test('the way out of an open outcome is to use the rooms found in a retry, which then makes the rest', async () => {
  const journal = newJournal();
  const orders = [order({ count: 100 }), order({ count: 50 })];
  fake.fail('createRooms', faults.closedAfter, { times: 1 });
  const stopping = { ...limits, goOn: false };
  const first = await createRoomsForOrders(client(), orders, stopping, journal);
  expect(adviceOf(first.results[0]?.error)).toMatch(
    /^Aseed lists exactly the rooms that are missing .* Again can use them\./,
  );
  const retried = await createRoomsForOrders(client(), orders, { ...stopping, useFound: true }, carriedOver(journal));
  expect(retried.results.map(({ rooms, error }) => [rooms.length, error])).toEqual([
    [100, undefined],
    [50, undefined],
  ]);
  expect([fake.rooms.length, creates().length]).toEqual([150, 2]);
});
