import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { cancelPendingRoom } from '../../src/interviews/cancelPendingRoom.ts';
import { doForEach, doOnce } from '../../src/sending/doForEach.ts';
import { clientAnswering, clientOf, projectId } from '../clientOf.ts';
import { documentedRoom } from '../documentedRoom.ts';
import { refusalOf } from '../refusalOf.ts';
import { madeRoom } from './madeRoom.ts';

const fake = useFakeAseed();

const cancel = (fields: object) => doOnce(clientOf(fake), cancelPendingRoom, { ...fields });
const cancelling = () => fake.requests.filter(({ operation }) => operation === 'cancelRoom');

test('a pending room is cancelled, by its id or by its invite link, and cancelling it again asks for nothing more', async () => {
  const { id, url } = await madeRoom(fake);
  expect(await cancel({ room_id: id })).toMatchObject({ id, status: 'cancelled' });
  expect(fake.rooms[0]?.status).toBe('cancelled');
  expect(await cancel({ invite_link: url })).toMatchObject({ id, status: 'cancelled' });
  expect(cancelling()).toHaveLength(1);
});

test.each([
  ['join', 'active', 'A respondent is in the interview now. Leave it until it is over.'],
  ['finish', 'completed', 'Its interview is over. Create a new room if this respondent is to be interviewed again.'],
  ['expire', 'expired', 'An expired link cannot be prolonged. Create a new room for this respondent.'],
] as const)(
  'after its %s a room is left as it is, and the server is not asked to cancel it',
  async (event, status, hint) => {
    const { id } = await madeRoom(fake);
    if (event === 'finish') fake.play(id, 'join', { email: 'ana@example.com' });
    fake.play(id, event, event === 'join' ? { email: 'ana@example.com' } : {});
    expect(await refusalOf(() => cancel({ room_id: id }))).toEqual({
      name: 'RoomNotPendingError',
      field: 'room_id',
      message: `This room is ${status}, and only pending rooms can be cancelled.`,
      hint,
    });
    expect(cancelling()).toEqual([]);
  },
);

test('a room that nobody knows is no success', async () => {
  const { message } = await refusalOf(() => cancel({ room_id: projectId }));
  expect(message).toBe('Aseed knows no room with this Room ID (404).');
  expect(cancelling()).toEqual([]);
});

test.each<[string, Fault]>([
  ['is lost', faults.closedAfter],
  ['is a fault', { isCarriedOut: true, ...faults.serverError }],
  ['is a page', { isCarriedOut: true, ...faults.hugePage }],
  ['does not come', { isCarriedOut: true, ...faults.badGateway }],
])('what was cancelled although its answer %s is a success', async (_what, fault) => {
  const { id } = await madeRoom(fake);
  fake.fail('cancelRoom', fault);
  expect(await cancel({ room_id: id })).toMatchObject({ id, status: 'cancelled' });
});

test.each([
  ['nothing', { status: 204, headers: {}, body: '' }],
  ['text', { status: 202, headers: {}, body: 'gone' }],
  ['JSON', { status: 200, headers: {}, body: '{"ok":true}' }],
])('any answer to a cancel that is a 2xx is a success: %s', async (_what, answer) => {
  const client = clientAnswering(({ method }) =>
    method === 'DELETE' ? answer : { status: 200, headers: {}, body: JSON.stringify(documentedRoom) },
  );
  expect(await doOnce(client, cancelPendingRoom, { room_id: projectId })).toMatchObject({ status: 'cancelled' });
});

test('a room that is gone after a lost answer is cancelled', async () => {
  let reads = 0;
  const client = clientAnswering(({ method }) => {
    if (method === 'DELETE') return { sent: 'maybe', code: 'ECONNRESET' };
    reads += 1;
    return reads === 1
      ? { status: 200, headers: {}, body: JSON.stringify(documentedRoom) }
      : { status: 404, headers: {}, body: '{"detail":"Room not found"}' };
  });
  expect(await doOnce(client, cancelPendingRoom, { room_id: projectId })).toMatchObject({ status: 'cancelled' });
});

test('a cancel that failed says that the room is still pending', async () => {
  const { id } = await madeRoom(fake);
  fake.fail('cancelRoom', faults.serverError);
  expect(await refusalOf(() => cancel({ room_id: id }))).toEqual({
    name: 'NotDoneError',
    field: 'room_id',
    message: 'Aseed failed to answer because of a fault of its own (500): Internal Server Error.',
    hint: 'Just after that the room was still pending and not cancelled. To try once more, run again: to the room that does no harm.',
  });
});

test('a cancel whose outcome nobody can tell says so', async () => {
  const { id } = await madeRoom(fake);
  fake.fail('cancelRoom', faults.closedAfter);
  fake.fail('getRoom', faults.serverError, { skip: 1 });
  const { message, hint } = await refusalOf(() => cancel({ room_id: id }));
  expect(message).toBe(
    `Whether the room was cancelled is not known. Aseed cannot be reached at ${fake.origin}: the connection was closed before an answer came.`,
  );
  expect(hint).toBe(
    'Reading the room failed too: look at it in Aseed. To try once more, run again: to the room that does no harm.',
  );
});

test('a room is named by its id or by its link, and not by both', async () => {
  const { id, url } = await madeRoom(fake);
  expect((await refusalOf(() => cancel({}))).message).toBe('Fill in Room ID or Invite Link or Access Token.');
  expect((await refusalOf(() => cancel({ room_id: id, invite_link: url }))).message).toBe(
    'Fill in only one of Room ID or Invite Link or Access Token.',
  );
});

test('a link of no room of this token says so', async () => {
  await madeRoom(fake);
  const { message, field } = await refusalOf(() => cancel({ invite_link: 'Xk3v9Q' }));
  expect(message).toBe('Aseed knows no room with this invite link among the rooms of this API token.');
  expect(field).toBe('invite_link');
});

test('an item that names no room keeps all from being cancelled, unless the others are to go on', async () => {
  const { id } = await madeRoom(fake);
  const items = [{ room_id: id }, { room_id: '' }];
  const stopped = await doForEach(clientOf(fake), cancelPendingRoom, items, { goOn: false });
  expect(stopped.map(({ error }) => error?.name)).toEqual(['NotSentError', 'InvalidInputError']);
  expect(fake.requests.filter(({ operation }) => operation !== 'createRooms')).toEqual([]);
  const others = await doForEach(clientOf(fake), cancelPendingRoom, items, { goOn: true });
  expect(others.map(({ value }) => value?.status)).toEqual(['cancelled', undefined]);
});

test('a room that an earlier try cancelled unseen, and that is gone since, is no failure', async () => {
  const answers = [
    { status: 200, headers: {}, body: JSON.stringify(documentedRoom) },
    { sent: 'maybe' as const, code: 'ECONNABORTED' },
    { status: 503, headers: {}, body: 'Service Unavailable' },
    { status: 404, headers: {}, body: '{"detail":"Room not found"}' },
  ];
  const client = {
    ...clientAnswering(() => answers.shift() ?? { sent: 'nothing', code: 'ENOTFOUND' }),
    patienceMs: 60_000,
  };
  const patient = { ...client, clock: { ...client.clock, sleep: async () => undefined } };
  expect(await doOnce(patient, cancelPendingRoom, { room_id: projectId })).toMatchObject({ status: 'cancelled' });
  expect(answers).toEqual([]);
});

test("an address that holds a project's id too is not taken for the room of that id", async () => {
  const { id } = await madeRoom(fake);
  const address = `https://app.aseed.ai/projects/${projectId}/rooms/${id}`;
  expect((await refusalOf(() => cancel({ room_id: address }))).message).toMatch(/^Room ID must be an id of 32 /);
});
