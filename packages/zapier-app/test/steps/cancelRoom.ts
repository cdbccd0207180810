import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { perform as cancelRoom } from '../../src/creates/cancelRoom.ts';
import { madeRoom } from '../madeRoom.ts';
import { failureOf, inRealTime, projectId, run } from '../zap.ts';

const fake = useFakeAseed(inRealTime);

const cancel = (fields: object, authData = {}) => run(cancelRoom, fake, fields, authData);
const cancelling = () => fake.requests.filter(({ operation }) => operation === 'cancelRoom');

test('a pending room is cancelled, by its id or its link; a replay of the step succeeds and asks for nothing more', async () => {
  const { id, url } = await madeRoom(fake);
  const room = await cancel({ room_id: id, invite_link: '' });
  expect(room).toEqual({ ...fake.rooms[0], status: 'cancelled' });
  expect(fake.rooms[0]?.status).toBe('cancelled');
  expect(await cancel({ invite_link: url })).toEqual(room);
  expect(cancelling()).toHaveLength(1);
});

test.each([
  ['join', 'This room is active, and only pending rooms can be cancelled. A respondent is in the interview now.'],
  ['finish', 'This room is completed, and only pending rooms can be cancelled. Its interview is over.'],
  ['expire', 'This room is expired, and only pending rooms can be cancelled.'],
] as const)('after its %s a room is left as it is, and Aseed is not asked to cancel it', async (event, sentence) => {
  const { id } = await madeRoom(fake);
  fake.play(id, event);
  expect(await failureOf(cancel({ room_id: id }))).toEqual({
    name: 'AppError',
    message: expect.stringContaining(sentence),
  });
  expect(cancelling()).toEqual([]);
});

test.each([
  [{}, 'Fill in Room ID or Invite Link or Access Token.'],
  [{ room_id: projectId, invite_link: 'Xk3v9Q' }, 'Fill in only one of Room ID or Invite Link or Access Token.'],
  [{ room_id: projectId }, 'Aseed knows no room with this Room ID (404).'],
  [{ invite_link: 'Xk3v9Q' }, 'among the rooms of this API token'],
])('%j cancels nothing, and says why', async (fields, sentence) => {
  expect(await failureOf(cancel(fields))).toEqual({ name: 'AppError', message: expect.stringContaining(sentence) });
  expect(cancelling()).toEqual([]);
});

test.each<[string, Fault, string, string]>([
  ['a fault', faults.serverError, 'AppError', 'Just after that the room was still pending and not cancelled.'],
  ['too many calls', faults.rateLimited, 'ThrottledError', 'Zapier runs this step again by itself in 7 seconds.'],
])('%s leaves the room as it was, and the step says so', async (_, fault, name, words) => {
  const { id } = await madeRoom(fake);
  fake.fail('cancelRoom', fault);
  expect(await failureOf(cancel({ room_id: id }))).toEqual({ name, message: expect.stringContaining(words) });
  expect(fake.rooms[0]?.status).toBe('pending');
});

test('a room that was cancelled although no answer came is a success', async () => {
  const { id } = await madeRoom(fake);
  fake.fail('cancelRoom', faults.closedAfter);
  expect(await cancel({ room_id: id })).toMatchObject({ id, status: 'cancelled' });
});

test('where neither the answer nor a look came, the step says that it is not known', async () => {
  const { id } = await madeRoom(fake);
  fake.fail('cancelRoom', faults.closedAfter);
  fake.fail('getRoom', faults.serverError, { skip: 1 });
  expect(await failureOf(cancel({ room_id: id }))).toEqual({
    name: 'AppError',
    message: expect.stringMatching(/^Whether the room was cancelled is not known\..* Reading the room failed too/),
  });
});

test('a token that is refused asks the user to connect again', async () => {
  const { name } = await failureOf(cancel({ room_id: projectId }, { apiToken: 'wrong' }));
  expect(name).toBe('ExpiredAuthError');
});
