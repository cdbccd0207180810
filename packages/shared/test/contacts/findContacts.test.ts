import { findContacts } from '../../src/contacts/findContacts.ts';
import { InvalidInputError } from '../../src/errors/InvalidInputError.ts';
import { handOut, order, useDeliveries } from './deliveries.ts';

const { memory, deliver, idOf } = useDeliveries();

/** What is found for the ids of rooms, in short. */
async function found(roomIds: readonly unknown[], { store = memory.asSeenBy(), goOn = false } = {}) {
  const outcomes = await findContacts(
    store,
    roomIds.map((roomId) => ({ roomId })),
    goOn,
  );
  return outcomes.map(({ value, error }) => (value ? value.contactKey : error?.message));
}

test('a room leads to the contact that it was made for, by the key that a person knows', async () => {
  await deliver([order(' Ana@Example.com '), order(101)], handOut);
  expect(await found([idOf(1), idOf(0), ` ${idOf(0)?.toUpperCase()}\n`])).toEqual([
    '101',
    'ana@example.com',
    'ana@example.com',
  ]);
});

test('a room that no contact has is an answer', async () => {
  await deliver([order('ana')], handOut);
  expect(await found(['of nobody', idOf(0)])).toEqual([null, 'ana']);
});

test('what a person wrote in place of a contact is given as it is', async () => {
  await deliver([order('ana')], handOut);
  memory.rows.push(...memory.rows.map((row) => ({ ...row, contact: 'written by hand' })));
  expect(await found([idOf(0)])).toEqual(['written by hand']);
});

test('all rooms of a run are read at once, each but once', async () => {
  await deliver([order('ana'), order('bea')], handOut);
  const asked: (readonly string[])[] = [];
  const store = memory.asSeenBy();
  const listening = {
    ...store,
    readRooms: async (ids: readonly string[]) => {
      asked.push(ids);
      return store.readRooms(ids);
    },
  };
  expect(await found([idOf(0), idOf(1), idOf(0)], { store: listening })).toEqual(['ana', 'bea', 'ana']);
  expect(asked).toEqual([[idOf(0), idOf(1)]]);
});

test.each([
  [
    'holds the others back',
    false,
    'This was not sent to Aseed, because something else in the same run failed: Room ID is missing.',
  ],
  ['does not concern the others where they go on', true, 'ana'],
])('a blank id is refused, which %s', async (_, goOn, other) => {
  await deliver([order('ana')], handOut);
  expect(await found(['  ', idOf(0)], { goOn })).toEqual(['Room ID is missing.', other]);
});

test('an object in place of an id is refused', async () => {
  expect(await found([{ id: 1 }])).toEqual([expect.stringMatching(/^Room ID must be an id/)]);
});

test('a store that fails is the error of each room', async () => {
  const broken = new InvalidInputError('The table is gone.');
  const store = { ...memory.asSeenBy(), readRooms: async () => Promise.reject(broken) };
  expect(await found(['a', 'b'], { store })).toEqual(['The table is gone.', 'The table is gone.']);
});
