import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import type { HttpAnswer, NoAnswer } from '../../src/transport/transport.ts';
import { changeRoom } from '../../src/interviews/changeRoom.ts';
import { doForEach, doOnce } from '../../src/sending/doForEach.ts';
import { clientAnswering, clientOf, projectId } from '../clientOf.ts';
import { documentedRoom } from '../documentedRoom.ts';
import { refusalOf } from '../refusalOf.ts';
import { madeRoom } from './madeRoom.ts';

const fake = useFakeAseed();
const day = 24 * 60 * 60 * 1000;

const change = (fields: object) => doOnce(clientOf(fake), changeRoom, { ...fields });
const changing = () => fake.requests.filter(({ operation }) => operation === 'updateRoom');

test('what is filled in is set and all else is left', async () => {
  const { id, language, expires_at } = await madeRoom(fake);
  const changed = await change({ room_id: id, display_name: 'Ana', max_duration_minutes: '45', voice: 'no field' });
  expect(changed).toMatchObject({ id, display_name: 'Ana', max_duration_minutes: 45, language, expires_at });
  expect(changing().map(({ body }) => body)).toEqual(['{"max_duration_minutes":45,"display_name":"Ana"}']);
});

test('days are counted from now, so that doing it twice prolongs once', async () => {
  const { url } = await madeRoom(fake);
  const until = new Date(fake.now() + 21 * day).toISOString();
  for (const _ of [1, 2]) {
    expect(await change({ invite_link: url, extend_by_days: 21 })).toMatchObject({ expires_at: until });
  }
});

test('a field is cleared by its flag', async () => {
  const { id } = await madeRoom(fake);
  await change({ room_id: id, topics_for_respondent: 'Prices' });
  expect(await change({ room_id: id, clear_topics_for_respondent: true })).toMatchObject({
    topics_for_respondent: null,
  });
});

test.each([
  [{}, 'Nothing is to be changed: fill in at least one field beside the room.'],
  [
    { clear_display_name: false, display_name: ' ' },
    'Nothing is to be changed: fill in at least one field beside the room.',
  ],
  [{ display_name: 'Ana', clear_display_name: 'yes' }, 'Display Name cannot be filled in and cleared at once.'],
  [{ extend_by_days: 2, expires_at: '2099-01-01T00:00:00Z' }, 'Fill in only one of Extend by Days or Expires At.'],
  [{ expires_at: '2001-01-01T00:00:00Z' }, 'Expires At is in the past. To end a room, cancel it.'],
  [
    { expires_at: '2099-01-01T00:00:00' },
    'Expires At must be a date and time with its zone, such as 2026-12-01T18:00:00+01:00.',
  ],
  [
    { expires_at: new Date(Number.NaN), display_name: 'Ana' },
    'Expires At must be a date and time with its zone, such as 2026-12-01T18:00:00+01:00.',
  ],
  [{ display_name: 'ä'.repeat(43) }, 'Display Name must be text of at most 42 characters.'],
  [{ clear_display_name: 'perhaps' }, 'Clear Display Name must be true or false.'],
])('%j is refused before anything is sent', async (fields, sentence) => {
  const { message } = await refusalOf(() => change({ room_id: projectId, ...fields }));
  expect(message).toBe(sentence);
  expect(fake.requests).toEqual([]);
});

test('a name of 42 characters fits, however many bytes each of them has', async () => {
  const { id } = await madeRoom(fake);
  const name = '🙂'.repeat(42);
  expect(await change({ room_id: id, display_name: name })).toMatchObject({ display_name: name });
});

test.each([
  [
    'an expired link',
    'expire',
    'expired',
    'An expired link cannot be prolonged. Create a new room for this respondent.',
  ],
  ['a cancelled room', 'cancel', 'cancelled', 'Create a new room for this respondent.'],
] as const)('%s cannot be prolonged, and says so', async (_what, event, status, hint) => {
  const { id } = await madeRoom(fake);
  fake.play(id, event, {});
  expect(await refusalOf(() => change({ room_id: id, extend_by_days: 7 }))).toEqual({
    name: 'RoomNotPendingError',
    field: 'room_id',
    message: `This room is ${status}, and only pending rooms can be changed.`,
    hint,
  });
});

test.each<[string, Fault]>([
  ['lost twice', faults.closedAfter],
  ['a fault', { isCarriedOut: true, ...faults.serverError }],
])('a change that was made although its answer is %s is a success', async (_what, fault) => {
  const { id } = await madeRoom(fake);
  fake.fail('updateRoom', fault, { times: 2 });
  const until = new Date(fake.now() + 21 * day).toISOString();
  const changed = await change({ room_id: id, extend_by_days: 21, display_name: 'Ana' });
  expect(changed).toMatchObject({ display_name: 'Ana', expires_at: until });
});

test('a change whose connection is lost is sent once more', async () => {
  const { id } = await madeRoom(fake);
  fake.fail('updateRoom', faults.closedBefore, { times: 1 });
  expect(await change({ room_id: id, display_name: 'Ana' })).toMatchObject({ display_name: 'Ana' });
  expect(changing()).toHaveLength(2);
});

test('a change that was not made says how the room stands', async () => {
  const { id } = await madeRoom(fake);
  fake.fail('updateRoom', faults.serverError);
  expect(await refusalOf(() => change({ room_id: id, display_name: 'Ana' }))).toMatchObject({
    name: 'NotDoneError',
    message: 'Aseed failed to answer because of a fault of its own (500): Internal Server Error.',
    hint: 'Just after that the room was still pending and not changed. To try once more, run again: to the room that does no harm.',
  });
});

test('a room that nobody knows is told so, with one call', async () => {
  const { message } = await refusalOf(() => change({ room_id: projectId, display_name: 'Ana' }));
  expect(message).toBe('Aseed knows no room with this Room ID (404).');
  expect(fake.requests).toHaveLength(1);
});

test('an item whose values contradict each other keeps all from being changed', async () => {
  const { id } = await madeRoom(fake);
  const items = [
    { room_id: id, display_name: 'Ana' },
    { room_id: id, display_name: 'Ben', clear_display_name: true },
  ];
  const outcomes = await doForEach(clientOf(fake), changeRoom, items, { goOn: false });
  expect(outcomes.map(({ error }) => error?.name)).toEqual(['NotSentError', 'InvalidInputError']);
  expect(changing()).toEqual([]);
});

test('a field that a room does not tell of is not taken for cleared', async () => {
  const { display_name: _, ...untold } = documentedRoom;
  const client = clientAnswering(({ method }) =>
    method === 'PATCH'
      ? { status: 500, headers: {}, body: 'Internal Server Error' }
      : { status: 200, headers: {}, body: JSON.stringify(untold) },
  );
  const fields = { room_id: projectId, clear_display_name: true };
  const { message, hint } = await refusalOf(() => doOnce(client, changeRoom, fields));
  expect(message).toMatch(/^Whether the room was changed is not known\. /);
  expect(hint).toMatch(/^Reading the room did not tell: look at it in Aseed\. /);
});

test('a change that may have been made, and whose repetition finds nobody, is looked at', async () => {
  const answers: (HttpAnswer | NoAnswer)[] = [
    { sent: 'maybe', code: 'ECONNRESET' },
    { sent: 'nothing', code: 'ECONNREFUSED' },
    { status: 200, headers: {}, body: JSON.stringify({ ...documentedRoom, display_name: 'Ana' }) },
  ];
  const methods: string[] = [];
  const client = clientAnswering(({ method }) => {
    methods.push(method);
    return answers.shift() ?? { sent: 'nothing', code: 'ECONNREFUSED' };
  });
  const room = await doOnce(client, changeRoom, { room_id: projectId, display_name: 'Ana' });
  expect(room).toMatchObject({ display_name: 'Ana' });
  expect(methods).toEqual(['PATCH', 'PATCH', 'GET']);
});
