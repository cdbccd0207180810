import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { perform as findRoom } from '../../src/searches/findRoom.ts';
import { madeRoom } from '../madeRoom.ts';
import { failureOf, inRealTime, projectId, run } from '../zap.ts';

const fake = useFakeAseed(inRealTime);

const find = (fields: object, authData = {}) => run(findRoom, fake, fields, authData);

test('a room is found by its id, as it is now, and by its invite link', async () => {
  const { id, url } = await madeRoom(fake);
  fake.play(id, 'join', { email: 'ana@example.com' });
  const [room, ...others] = await find({ room_id: id, invite_link: '' });
  expect(others).toEqual([]);
  expect(room).toMatchObject({ id, url, status: 'active', respondent_email: 'ana@example.com' });
  expect(await find({ room_id: ' ', invite_link: url })).toEqual([room]);
});

test.each([
  ['an id', { room_id: projectId }],
  ['an invite link', { invite_link: 'https://app.aseed.ai/interview/Xk3v9Q' }],
])('%s that Aseed knows no room of finds nothing, so that the Zap can go on, and makes none', async (_, fields) => {
  await madeRoom(fake);
  expect(await find(fields)).toEqual([]);
  expect(fake.rooms).toHaveLength(1);
});

test.each<[string, Fault, string, string]>([
  ['a fault', faults.serverError, 'AppError', 'fault of its own (500)'],
  ['a page', faults.hugePage, 'AppError', 'The Base URL does not seem to lead to the Aseed API'],
  ['half an answer', faults.invalidJson, 'AppError', 'not with what its documentation promises'],
  ['a page that is not found', { answer: { status: 404, body: { detail: 'Not Found' } } }, 'AppError', '(404)'],
  ['too many calls', faults.rateLimited, 'ThrottledError', 'Zapier runs this step again by itself in 7 seconds.'],
  ['a closed connection', faults.closedBefore, 'AppError', 'before an answer came'],
])('%s is no miss, neither for an id nor for a link', async (_, fault, name, words) => {
  const { id, url } = await madeRoom(fake);
  for (const [operation, fields] of [
    ['getRoom', { room_id: id }],
    ['listRooms', { invite_link: url }],
  ] as const) {
    fake.fail(operation, fault);
    expect(await failureOf(find(fields))).toEqual({ name, message: expect.stringContaining(words) });
  }
});

test.each([
  [{}, 'Fill in Room ID or Invite Link or Access Token.'],
  [{ room_id: projectId, invite_link: 'Xk3v9Q' }, 'Fill in only one of Room ID or Invite Link or Access Token.'],
  [{ room_id: 'room 1' }, 'Room ID must be an id of 32 hexadecimal digits'],
  [{ invite_link: 'a/b' }, 'Invite Link or Access Token must be an invite link'],
])('%j is refused in a sentence, and nothing is sent', async (fields, sentence) => {
  expect(await failureOf(find(fields))).toEqual({ name: 'AppError', message: expect.stringContaining(sentence) });
  expect(fake.requests).toEqual([]);
});

test('a token that is refused asks the user to connect again', async () => {
  const { name, message } = await failureOf(find({ room_id: projectId }, { apiToken: 'wrong' }));
  expect({ name, message }).toEqual({
    name: 'ExpiredAuthError',
    message: expect.stringContaining('did not accept the API token'),
  });
});
