import { startFakeAseed } from '../src/index.ts';
import { useFakeAseed } from '../src/useFakeAseed.ts';
import { callsOf, projectId } from './callsOf.ts';
import { contractAccepts } from './contractAccepts.ts';

const fake = useFakeAseed();
const calls = callsOf(fake);

beforeEach(() => calls.create({ project_id: projectId, count: 2, language: 'de', topics_for_respondent: 'Week' }));

const room = () => fake.rooms[0];
const unknownId = '00000000-0000-4000-8000-000000000001';
const notFound = { status: 404, body: { detail: 'Room not found' } };
type Call = (roomId?: string, token?: string | null) => ReturnType<typeof calls.get>;

test('answers one room of several, by its id in any case', async () => {
  for (const { id } of fake.rooms)
    expect(await calls.get(id.toUpperCase())).toMatchObject({
      status: 200,
      body: fake.rooms.find((one) => one.id === id),
    });
  expect(contractAccepts.getRoom((await calls.get(room()?.id)).body)).toBe(true);
});

test.each<[string, Call]>([
  ['a look', calls.get],
  ['an update', (roomId, token) => calls.update(roomId, {}, token)],
  ['a cancellation', calls.cancel],
])('%s asks for a token, and for an id that is one and leads to a room', async (_what, call) => {
  expect(await call(room()?.id, null)).toMatchObject({ status: 401, body: { detail: 'Not authenticated' } });
  expect(await call(unknownId)).toMatchObject(notFound);
  expect(await call('abc')).toMatchObject({
    status: 422,
    body: { detail: [{ type: 'uuid_parsing', loc: ['path', 'room_id'] }] },
  });
  expect(room()?.status).toBe('pending');
});

test('an update sets what it names, leaves the rest, and answers the room', async () => {
  const before = { ...room() };
  const named = {
    research_goals_override: 'Goals',
    interview_guide_override: 'Guide',
    topics_for_respondent: 'Month',
    display_name: '🙂'.repeat(42),
    max_duration_minutes: 15,
  };
  const { status, body } = await calls.update(room()?.id, { ...named, expires_at: '2099-01-01T01:00:00+01:00' });
  const after = { ...before, ...named, expires_at: '2099-01-01T00:00:00.000Z' };
  expect({ status, body }).toEqual({ status: 200, body: after });
  expect(contractAccepts.updateRoom(body)).toBe(true);
  expect((await calls.list()).body).toEqual([after, fake.rooms[1]]);
});

const texts = ['research_goals_override', 'interview_guide_override', 'topics_for_respondent', 'display_name'] as const;

test.each(texts)('null leaves %s as it is, and a flag clears it, also beside a text', async (name) => {
  await calls.update(room()?.id, { [name]: 'Text' });
  const cleared = async (changes: object) =>
    ((await calls.update(room()?.id, changes)).body as Record<string, unknown>)[name];
  expect(await cleared({ [name]: null, [`clear_${name}`]: false })).toBe('Text');
  expect(await cleared({ [name]: 'Other', [`clear_${name}`]: true })).toBeNull();
});

test('null leaves minutes and date as they are', async () => {
  const before = { ...room() };
  expect((await calls.update(room()?.id, { max_duration_minutes: null, expires_at: null })).body).toEqual(before);
});

test.each([
  [{ display_name: '🙂'.repeat(43) }, 'display_name', 'string_too_long', 'String should have at most 42 characters'],
  [{ clear_display_name: 'yes' }, 'clear_display_name', 'bool_type', 'Input should be a valid boolean'],
])('refuses to update a room with %j', async (changes, field, type, msg) => {
  expect(await calls.update(room()?.id, changes)).toMatchObject({
    status: 422,
    body: { detail: [{ type, msg, loc: ['body', field], input: changes }] },
  });
  expect(room()?.display_name).toBeNull();
});

test('an update of malformed JSON is refused before its token', async () => {
  expect(await calls.update(room()?.id, '{', null)).toMatchObject({
    status: 422,
    body: { detail: [{ type: 'json_invalid' }] },
  });
});

test.each(['join', 'finish', 'expire', 'cancel'] as const)(
  'only a pending room is updated, not after %s',
  async (event) => {
    const played = fake.play(room()?.id ?? '', event);
    expect(await calls.update(room()?.id, { display_name: 'Ana' })).toMatchObject({
      status: 409,
      body: { detail: 'Only pending interviews can be updated' },
    });
    expect((await calls.get(room()?.id)).body).toEqual(played);
  },
);

test('of half a character an update keeps it and then fails, as does each look at the room', async () => {
  const crash = { status: 500, body: 'Internal Server Error' };
  expect(await calls.update(room()?.id, { topics_for_respondent: 'half \ud83d' })).toMatchObject(crash);
  expect(await calls.get(room()?.id)).toMatchObject(crash);
  expect(await calls.check(room()?.access_token)).toMatchObject(crash);
  expect((await calls.get(fake.rooms[1]?.id)).status).toBe(200);
});

test('of U+0000 an update changes nothing and fails', async () => {
  expect(await calls.update(room()?.id, { display_name: 'a\0b' })).toMatchObject({ status: 500 });
  expect(room()?.display_name).toBeNull();
});

test.each(['pending', 'active', 'completed'] as const)(
  'a room that is %s is cancelled, and shows it',
  async (status) => {
    if (status !== 'pending') fake.play(room()?.id ?? '', status === 'active' ? 'join' : 'finish');
    expect(await calls.cancel(room()?.id)).toMatchObject({ status: 200, body: { message: 'Room deleted' } });
    expect((await calls.get(room()?.id)).body).toMatchObject({ status: 'cancelled' });
    expect((await calls.list('?status=pending')).body).toEqual([fake.rooms[1]]);
    expect((await calls.list()).body).toHaveLength(2);
  },
);

test('a server that forgets what is cancelled knows the room no more', async () => {
  const forgetful = await startFakeAseed({ forgetsCancelled: true });
  const { create, cancel, get, check, list } = callsOf(forgetful);
  await create({ project_id: projectId, count: 2 });
  const [first, second] = forgetful.rooms;
  expect(await cancel(first?.id)).toMatchObject({ status: 200, body: { message: 'Room deleted' } });
  expect([await get(first?.id), await check(first?.access_token), await cancel(first?.id)]).toMatchObject([
    notFound,
    notFound,
    notFound,
  ]);
  expect((await list()).body).toEqual([second]);
  await forgetful.close();
});

test('a check of a link needs no token, joins nobody, and answers what a respondent may know', async () => {
  const { status, body } = await calls.check(room()?.access_token);
  const { room_name, expires_at } = room() ?? {};
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      room_name,
      max_duration_minutes: 30,
      status: 'pending',
      project_name: 'Project 3c90c3cc',
      expires_at,
      language: 'de',
      topics_for_respondent: 'Week',
    },
  });
  expect(contractAccepts.checkLink(body)).toBe(true);
  expect(room()?.respondent_email).toBeNull();
  expect(await calls.check('Xk3v9Q')).toMatchObject(notFound);
});
