import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { perform as updateRoom, updateRoomAction } from '../../src/creates/updateRoom.ts';
import { madeRoom } from '../madeRoom.ts';
import { failureOf, inRealTime, projectId, run, runAction } from '../zap.ts';

const fake = useFakeAseed(inRealTime);

const update = (fields: object, authData = {}) => run(updateRoom, fake, fields, authData);
const changes = () => fake.requests.filter(({ operation }) => operation === 'updateRoom').map(({ body }) => body);

test('what is filled in is changed, and what was left blank is not sent', async () => {
  const { id, language } = await madeRoom(fake, { language: 'en', topics_for_respondent: 'Prices' });
  const blank = {
    invite_link: '',
    extend_by_days: '',
    expires_at: ' ',
    research_goals_override: null,
    clear_display_name: '',
  };
  const room = await update({ room_id: id, display_name: 'Ana', max_duration_minutes: '45', ...blank });
  expect(room).toMatchObject({
    id,
    language,
    display_name: 'Ana',
    max_duration_minutes: 45,
    topics_for_respondent: 'Prices',
  });
  expect(changes()).toEqual(['{"max_duration_minutes":45,"display_name":"Ana"}']);
});

test('a link is prolonged by days from now, and the room may be named by its link', async () => {
  const { url } = await madeRoom(fake);
  const before = Date.now();
  await update({ invite_link: url, extend_by_days: '21' });
  expect(Date.parse(fake.rooms[0]?.expires_at ?? '') - before).toBeGreaterThanOrEqual(21 * 24 * 60 * 60 * 1000);
});
test.each(['true', 'Yes', true])('a field is cleared where its flag is %p', async (flag) => {
  const { id } = await madeRoom(fake, { topics_for_respondent: 'Prices' });
  expect(await update({ room_id: id, clear_topics_for_respondent: flag })).toMatchObject({
    topics_for_respondent: null,
  });
});

test.each([
  ['an interview that goes on', 'join', 'This room is active, and only pending rooms can be changed.'],
  ['an interview that is over', 'finish', 'This room is completed, and only pending rooms can be changed.'],
  ['an expired link', 'expire', 'An expired link cannot be prolonged. Create a new room for this respondent.'],
  ['a cancelled room', 'cancel', 'This room is cancelled, and only pending rooms can be changed.'],
] as const)('%s is left as it is, and the step says why', async (_, event, sentence) => {
  const { id } = await madeRoom(fake);
  fake.play(id, event);
  const before = fake.rooms[0]?.expires_at;
  const { name, message } = await failureOf(update({ room_id: id, extend_by_days: 21 }));
  expect({ name, message }).toEqual({ name: 'AppError', message: expect.stringContaining(sentence) });
  expect(fake.rooms[0]?.expires_at).toBe(before);
});

test.each([
  [{}, 'Nothing is to be changed: fill in at least one field beside the room.'],
  [{ display_name: 'Ana', clear_display_name: 'true' }, 'Display Name cannot be filled in and cleared at once.'],
  [{ extend_by_days: 2, expires_at: '2099-01-01T00:00:00Z' }, 'Fill in only one of Extend by Days or Expires At.'],
  [{ expires_at: '2001-01-01T00:00:00Z' }, 'Expires At is in the past.'],
  [{ expires_at: '2099-01-01T00:00:00' }, 'Expires At must be a date and time with its zone'],
  [{ expires_at: 'soon' }, 'Expires At must be a date and time with its zone'],
  [{ clear_display_name: 'never mind' }, 'Clear Display Name must be true or false.'],
  [{ display_name: 'a'.repeat(43) }, 'Display Name must be text of at most 42 characters.'],
  [{ max_duration_minutes: '5.7' }, 'Max Duration (Minutes) must be a whole number from 1 to 1440.'],
])('%j is refused as it stands when Zapier itself runs the step, and nothing is sent', async (fields, sentence) => {
  const step = runAction('update_room', fake, { room_id: projectId, ...fields });
  expect(await failureOf(step)).toEqual({ name: 'AppError', message: expect.stringContaining(sentence) });
  expect(fake.requests).toEqual([]);
});

test.each([
  [{ display_name: 'Ana' }, 'Fill in Room ID or Invite Link or Access Token.'],
  [{ room_id: projectId, display_name: 'Ana' }, 'Aseed knows no room with this Room ID (404).'],
  [{ invite_link: 'Xk3v9Q', display_name: 'Ana' }, 'among the rooms of this API token'],
])('%j fails with a sentence, since an update that finds no room is no success', async (fields, sentence) => {
  expect(await failureOf(update(fields))).toEqual({ name: 'AppError', message: expect.stringContaining(sentence) });
});

test.each<[string, Fault, string, string]>([
  ['a fault', faults.serverError, 'AppError', 'Just after that the room was still pending and not changed.'],
  ['too many calls', faults.rateLimited, 'ThrottledError', 'Zapier runs this step again by itself in 7 seconds.'],
])('%s leaves the room as it was, and the step says so', async (_, fault, name, words) => {
  const { id } = await madeRoom(fake);
  fake.fail('updateRoom', fault);
  expect(await failureOf(update({ room_id: id, display_name: 'Ana' }))).toEqual({
    name,
    message: expect.stringContaining(words),
  });
  expect(fake.rooms[0]?.display_name).toBeNull();
});

test('a change that was made although no answer came is a success', async () => {
  const { id } = await madeRoom(fake);
  fake.fail('updateRoom', faults.closedAfter);
  expect(await update({ room_id: id, display_name: 'Ana' })).toMatchObject({ id, display_name: 'Ana' });
});

test('a token that is refused asks the user to connect again', async () => {
  const { name } = await failureOf(update({ room_id: projectId, display_name: 'Ana' }, { apiToken: 'wrong' }));
  expect(name).toBe('ExpiredAuthError');
});

test('the fields to change stand together, after those that name the room, and none is one that Zapier reads first', () => {
  const fields = updateRoomAction.operation.inputFields as { key: string; type: string; group?: string }[];
  expect(fields.filter(({ group }) => group === undefined).map(({ key }) => key)).toEqual(['room_id', 'invite_link']);
  expect(fields.filter(({ type }) => !['string', 'text'].includes(type))).toEqual([]);
});
