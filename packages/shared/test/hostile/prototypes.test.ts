import { readAnswer } from '../../src/call/readAnswer.ts';
import { checkInputs } from '../../src/call/checkInputs.ts';
import { listRooms } from '../../src/api/listRooms.ts';
import { callOnce } from '../../src/sending/doForEach.ts';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { createRooms } from '../../src/api/createRooms.ts';
import { joinRoom } from '../../src/api/joinRoom.ts';
import type { Fields } from '../../src/api/inputs.ts';
import { clientAnswering, projectId } from '../clientOf.ts';
import { documentedRoom } from '../documentedRoom.ts';
import { refusalOf } from '../refusalOf.ts';

const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'toJSON'];
const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Error.prototype];
const namesIn = (prototype: object) => Reflect.ownKeys(prototype);
const untouched = prototypes.map(namesIn);

afterEach(() => {
  expect(prototypes.map(namesIn)).toEqual(untouched);
  expect('polluted' in {}).toBe(false);
});

/** The JSON of an object with one more field, as text, so that `__proto__` is a field like any other. */
const having = (fields: object, key: string, value: unknown) =>
  JSON.stringify(fields).replace(
    /\}$/,
    `${Object.keys(fields).length > 0 ? ',' : ''}"${key}":${JSON.stringify(value)}}`,
  );

/** JSON tells own fields, whatever a matcher makes of `__proto__`. */
const asText = (value: unknown) => JSON.stringify(value);
const answering = (body: string) => clientAnswering(() => ({ status: 200, headers: {}, body }));
const hostileValues = [{ polluted: true }, null, 'text', ['polluted']];
const table = keys.flatMap((key) => hostileValues.map((value) => ({ key, value })));

test.each(table)('a room with $key: $value is delivered as received', async ({ key, value }) => {
  const room = having(documentedRoom, key, value);
  const created = await createRoomsForOrders(answering(`{"rooms":[${room}]}`), [{ project_id: projectId }], {
    perOrder: 1,
    goOn: true,
  });
  expect(created.results.map(({ rooms, error }) => [asText(rooms), error])).toEqual([[`[${room}]`, undefined]]);
  expect(asText(await callOnce(answering(`[${room}]`), listRooms, {}))).toBe(`[${room}]`);
});

test.each(table)('a create whose answer has $key: $value beside its rooms gives the rooms', async ({ key, value }) => {
  const body = having({ rooms: [documentedRoom] }, key, value);
  const { results } = await createRoomsForOrders(answering(body), [{ project_id: projectId }], {
    perOrder: 1,
    goOn: true,
  });
  expect(results).toEqual([{ asked: 1, rooms: [documentedRoom] }]);
});

const joined = { token: 'opaque', url: 'wss://x.example', room_name: 'r', max_duration_minutes: 5 };

test.each(table)('a join whose answer has $key: $value gives what was promised', async ({ key, value }) => {
  const given = await callOnce(answering(having(joined, key, value)), joinRoom, {
    invite_link: 'Xk3v9Q',
    email: 'a@example.com',
  });
  expect(Object.entries(given)).toEqual(expect.arrayContaining(Object.entries(joined)));
  expect(Object.getPrototypeOf(given)).toBe(Object.prototype);
});

test.each(keys)('what only a prototype holds is no answer (%s)', async (key) => {
  const fields = { invite_link: 'Xk3v9Q', email: 'a@example.com' };
  const { name } = await refusalOf(() => callOnce(answering(having({}, key, joined)), joinRoom, fields));
  expect(name).toBe('UnexpectedAnswerError');
  const { results } = await createRoomsForOrders(
    answering(having({}, key, { rooms: [documentedRoom] })),
    [{ project_id: projectId }],
    { perOrder: 1, goOn: true },
  );
  expect(results.map(({ rooms, error }) => [rooms, error?.name])).toEqual([[[], 'OutcomeUnknownError']]);
});

test.each(table)('an input field $key: $value is no field of ours', ({ key, value }) => {
  const create = JSON.parse(having({ project_id: projectId }, key, value)) as Fields;
  expect(asText(checkInputs(createRooms, create))).toBe(`{"project_id":"${projectId}","count":1}`);
  const respondent = JSON.parse(having({ invite_link: key, email: 'a@example.com' }, key, value)) as Fields;
  expect(checkInputs(joinRoom, respondent)).toEqual({ invite_link: key, email: 'a@example.com' });
});

test.each(keys)('inputs that only the field %s holds are missing', async (key) => {
  const fields = JSON.parse(having({}, key, { project_id: projectId })) as Fields;
  expect((await refusalOf(() => checkInputs(createRooms, fields))).message).toBe('Project is missing.');
});

const context = { baseUrl: 'https://aseed.example.com/custdev', secrets: [], nowMs: 0 };

test.each(keys)('a refusal of the field %s is told in its words alone', async (key) => {
  const detail = [{ type: 'extra_forbidden', loc: ['body', key], msg: 'Extra inputs are not permitted' }];
  const told = await refusalOf(() =>
    readAnswer(createRooms, { status: 422, headers: {}, body: JSON.stringify({ detail }) }, context),
  );
  expect(told).toMatchObject({
    name: 'InvalidInputError',
    field: undefined,
    message: 'Aseed did not accept the input (422): Extra inputs are not permitted.',
  });
});

test.each(table)('a refusal that is $key: $value is told in a sentence', async ({ key, value }) => {
  for (const body of [
    having({}, key, value),
    having({}, 'detail', having({}, key, value)),
    `{"detail":${having({}, key, value)}}`,
  ]) {
    const { message } = await refusalOf(() => readAnswer(createRooms, { status: 422, headers: {}, body }, context));
    expect(message).toMatch(/^Aseed did not accept the input \(422\)/);
  }
});
