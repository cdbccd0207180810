import { InvalidInputError } from '../../src/errors/InvalidInputError.ts';
import { NotSentError } from '../../src/errors/NotSentError.ts';
import { OutcomeUnknownError } from '../../src/errors/OutcomeUnknownError.ts';
import { UnauthorisedError } from '../../src/errors/UnauthorisedError.ts';
import type { OrderResult } from '../../src/orders/orderResult.ts';
import { failureFrom, failureOf, failureOfAll, failureOfCalls, failuresOf } from '../../src/orders/failure.ts';
import { documentedRoom } from '../documentedRoom.ts';
import { testWords } from '../testWords.ts';

const invalid = new InvalidInputError('Number of Rooms must be a whole number from 1 to 100.', 'count');
const refused = new UnauthorisedError({
  status: 401,
  words: '',
  fields: [],
  retryAfterSeconds: undefined,
  foreign: undefined,
});
const found = [{ title: 'Rooms found in Aseed', ids: ['room-3'] }];
const unknown = new OutcomeUnknownError(
  'Whether the rooms were created is not known: no answer came in time.',
  ({ again }) => ({
    hint: `One was found. ${again.open}`,
    rooms: found,
  }),
);
const rooms = [documentedRoom, { ...documentedRoom, id: 'room-2' }];
const inAll = (results: OrderResult[]) => failureOfAll({ results, warnings: [] }, testWords);
const ofOne = (result: OrderResult) => failureOf(result, testWords);

test('an order that has all its rooms has not failed', () => {
  expect(ofOne({ asked: 2, rooms })).toBeUndefined();
  expect(inAll([{ asked: 2, rooms }])).toBeUndefined();
  expect(inAll([])).toBeUndefined();
  expect(failureOfCalls([{ value: 1 }, { value: 2 }], testWords)).toBeUndefined();
});

test('an order that made nothing says so', () => {
  const hint = 'No room was created. Correct the field, or what fills it, and run again.';
  expect(ofOne({ asked: 0, rooms: [], error: invalid })).toEqual({
    message: 'Number of Rooms must be a whole number from 1 to 100.',
    hint,
    details: hint,
    error: invalid,
  });
});

test('an order whose outcome is unknown does not claim that nothing was made, and names what was found after the sentences', () => {
  expect(ofOne({ asked: 2, rooms: [], error: unknown })).toEqual({
    message: 'Whether the rooms were created is not known: no answer came in time.',
    hint: 'One was found. Again asks for nothing.',
    details: 'One was found. Again asks for nothing.\nRooms found in Aseed (1): room-3',
    error: unknown,
  });
});

test('many orders that failed for one reason are told it in the same words, which are made once', () => {
  let made = 0;
  const error = new OutcomeUnknownError('Not known.', ({ again }) => {
    made += 1;
    return { hint: `One was found. ${again.open}`, rooms: found };
  });
  const results = [0, 1, 0, 2].map((count) => ({
    asked: 2,
    rooms: rooms.slice(0, count),
    ...(count < 2 && { error }),
  }));
  const failures = failuresOf(results, testWords);
  expect(made).toBe(1);
  expect(failures).toEqual(results.map((result) => ofOne(result)));
});

test('an order that has some of its rooms says how many', () => {
  expect(ofOne({ asked: 5, rooms, error: unknown })).toMatchObject({
    message: '2 of 5 rooms were created. Whether the others were created is not known: no answer came in time.',
    hint: 'One was found. Again asks for nothing.',
  });
});

test('of an order that has some of its rooms, and of which no more can exist, it is said what running again does', () => {
  expect(ofOne({ asked: 5, rooms, error: invalid })?.hint).toBe(
    'Correct the field, or what fills it, and run again. Again makes the rest.',
  );
});

test('a failed run that made nothing names the order that failed first, counting as people do', () => {
  const notSent = new NotSentError(invalid);
  const results = [
    { asked: 1, rooms: [] },
    { asked: 1, rooms: [], error: invalid },
    { asked: 1, rooms: [], error: notSent },
  ];
  expect(inAll(results)).toMatchObject({
    order: 1,
    message: `Order 2: ${invalid.message}`,
    details: 'No room was created. Correct the field, or what fills it, and run again.',
    error: invalid,
  });
});

test.each<[string, OrderResult[]]>([
  ['that is alone', [{ asked: 1, rooms: [], error: invalid }]],
  [
    'with which all fail',
    [
      { asked: 1, rooms: [] },
      { asked: 1, rooms: [], error: refused },
    ],
  ],
])('an order %s is not named', (_which, results) => {
  expect(inAll(results)?.message).toBe(results.at(-1)?.error?.message);
});

test('a failed run names the rooms that were made, by their ids and not by their links, in a list after the sentences', () => {
  const results = [
    { asked: 2, rooms },
    { asked: 3, rooms: [], error: unknown },
  ];
  expect(inAll(results)).toEqual({
    order: 1,
    message: '2 of 5 rooms were created. Whether the others were created is not known: no answer came in time.',
    hint: 'One was found. Again asks for nothing.',
    details: `One was found. Again asks for nothing.\nRooms found in Aseed (1): room-3\nRooms created (2): ${documentedRoom.id}, room-2`,
    error: unknown,
  });
});

test('a failed run tells what else there is to know of its rooms', () => {
  const failure = failureOfAll(
    { results: [{ asked: 3, rooms, error: unknown }], warnings: ['One is blue.'] },
    testWords,
  );
  expect(failure?.details).toMatch(/room-2\nOne is blue\.$/);
});

test('a room that came without an id is not named "undefined"', () => {
  const { id: _id, ...room } = documentedRoom;
  const failure = inAll([{ asked: 2, rooms: [room], error: unknown }]);
  expect(`${failure?.message} ${failure?.details}`).not.toContain('undefined');
});

test('what makes no rooms does not speak of rooms', () => {
  const hint = 'Open the test connection, put in a valid API token, without quotes, and run again.';
  expect(failureFrom(refused, testWords)).toEqual({
    message: 'Aseed did not accept the API token (401).',
    hint,
    details: hint,
    error: refused,
  });
  const outcomes = [{ value: 'r-1' }, { error: invalid }];
  expect(failureOfCalls(outcomes, testWords)).toMatchObject({ order: 1, message: `Order 2: ${invalid.message}` });
  const lasting = { title: 'Rooms cancelled', idOf: (id: string) => id };
  expect(failureOfCalls(outcomes, testWords, lasting)?.details).toMatch(/\nRooms cancelled \(1\): r-1$/);
});
