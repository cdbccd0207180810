import { InvalidInputError } from '../../src/errors/InvalidInputError.ts';
import { NotSentError } from '../../src/errors/NotSentError.ts';
import { OutcomeUnknownError } from '../../src/errors/OutcomeUnknownError.ts';
import type { OrderResult } from '../../src/orders/orderResult.ts';
import { failureOf, failureOfAll } from '../../src/orders/failure.ts';
import { documentedRoom } from '../documentedRoom.ts';

const invalid = new InvalidInputError('Number of Rooms must be a whole number from 1 to 100.', 'count');
const unknown = OutcomeUnknownError.because('no answer came in time.');
const rooms = [documentedRoom, { ...documentedRoom, id: 'room-2' }];
const inAll = (results: OrderResult[], isRemembered = true) => failureOfAll({ results, warnings: [] }, isRemembered);

test('an order that has all its rooms has not failed', () => {
  expect(failureOf({ asked: 2, rooms })).toBeUndefined();
  expect(inAll([{ asked: 2, rooms }])).toBeUndefined();
  expect(inAll([])).toBeUndefined();
});

test('an order that made nothing says so', () => {
  expect(failureOf({ asked: 0, rooms: [], error: invalid })).toEqual({
    message: 'Number of Rooms must be a whole number from 1 to 100.',
    hint: 'No room was created. Correct the field, or the expression that fills it, and run again.',
    error: invalid,
  });
});

test('an order whose outcome is unknown does not claim that nothing was made', () => {
  expect(failureOf({ asked: 2, rooms: [], error: unknown })).toEqual({
    message: 'Whether the rooms were created is not known: no answer came in time.',
    hint: unknown.hint,
    error: unknown,
  });
});

test('an order that has some of its rooms says how many', () => {
  expect(failureOf({ asked: 5, rooms, error: unknown })).toEqual({
    message: '2 of 5 rooms were created. Whether the rooms were created is not known: no answer came in time.',
    hint: unknown.hint,
    error: unknown,
  });
});

test('an order that has some of its rooms, and of which no more can exist, is to be asked for the rest only', () => {
  expect(failureOf({ asked: 5, rooms, error: invalid })?.hint).toBe(
    'Correct the field, or the expression that fills it, and run again. Ask only for the 3 that are missing.',
  );
});

test('a failed run that made nothing names the order that failed first', () => {
  const notSent = new NotSentError(invalid);
  const results = [
    { asked: 1, rooms: [] },
    { asked: 1, rooms: [], error: invalid },
    { asked: 1, rooms: [], error: notSent },
  ];
  expect(inAll(results)).toEqual({
    order: 1,
    message: invalid.message,
    hint: `No room was created. ${invalid.hint}`,
    error: invalid,
  });
});

test('a failed run names the rooms that were made, by their ids and not by their links', () => {
  const results = [
    { asked: 2, rooms },
    { asked: 3, rooms: [], error: unknown },
  ];
  expect(inAll(results)).toEqual({
    order: 1,
    message: `2 of 5 rooms were created. ${unknown.message}`,
    hint: `${unknown.hint} To run it again, retry this execution: that delivers the rooms that were created and makes only the rest. A new execution makes all of them once more. The rooms that were created: ${documentedRoom.id}, room-2.`,
    error: unknown,
  });
});

test('a failed run that nothing remembers does not promise that a retry delivers its rooms', () => {
  const failure = inAll([{ asked: 3, rooms, error: unknown }], false);
  expect(failure?.hint).toBe(
    `${unknown.hint} Running it again makes all of them once more. The rooms that were created: ${documentedRoom.id}, room-2.`,
  );
});

test('a failed run tells what else there is to know of its rooms', () => {
  const failure = failureOfAll({ results: [{ asked: 3, rooms, error: unknown }], warnings: ['One is blue.'] }, true);
  expect(failure?.hint).toMatch(/room-2\. One is blue\.$/);
});

test('a room that came without an id is not named "undefined"', () => {
  const { id: _id, ...room } = documentedRoom;
  const failure = inAll([{ asked: 2, rooms: [room], error: unknown }]);
  expect(`${failure?.message} ${failure?.hint}`).not.toContain('undefined');
});
