import { useFakeAseed } from '../src/useFakeAseed.ts';
import { callsOf, projectId } from './callsOf.ts';

const unknownProject = '00000000-0000-4000-8000-000000000001';
const fake = useFakeAseed({ projects: [projectId], affordableRooms: 5 });
const calls = callsOf(fake);

const missing = (field: string, input: unknown) => ({
  detail: [{ type: 'missing', loc: ['body', field], msg: 'Field required', input }],
});
const malformed = { detail: [{ type: 'json_invalid', loc: ['body', 0], msg: 'JSON decode error', input: {} }] };

test('creates as many rooms as asked for, each with a link of its own, and lists them', async () => {
  const settings = {
    project_id: projectId,
    count: 3,
    max_duration_minutes: 45,
    expires_in_days: 2,
    voice: 'alloy',
    realtime_provider: 'openai',
    language: 'de',
    topics_for_respondent: 'Woche',
  };
  const { count, expires_in_days, ...kept } = settings;
  const { status, type, body } = await calls.create(settings);
  expect([status, type]).toEqual([200, 'application/json; charset=utf-8']);
  expect(body).toEqual({ rooms: fake.rooms });
  expect(fake.rooms).toHaveLength(count);
  expect(new Set(fake.rooms.flatMap(({ id, access_token, url }) => [id, access_token, url])).size).toBe(9);
  for (const room of fake.rooms) {
    expect(room).toMatchObject({ ...kept, status: 'pending' });
    expect(Date.parse(room.expires_at ?? '') - Date.parse(room.created_at)).toBe(expires_in_days * 24 * 60 * 60 * 1000);
  }
  expect((await calls.list()).body).toEqual(fake.rooms);
});

test('a create that says no more than its project makes one room for 30 minutes and 7 days', async () => {
  await calls.create();
  expect(fake.rooms.map(({ max_duration_minutes, language }) => ({ max_duration_minutes, language }))).toEqual([
    { max_duration_minutes: 30, language: null },
  ]);
  const [room] = fake.rooms;
  expect(Date.parse(room?.expires_at ?? '') - Date.parse(room?.created_at ?? '')).toBe(7 * 24 * 60 * 60 * 1000);
});

test('of half a character it makes the room and then fails, as does each listing with that room', async () => {
  const crash = { status: 500, body: 'Internal Server Error' };
  expect(await calls.create({ project_id: projectId, voice: 'half \ud83d' })).toMatchObject(crash);
  expect(fake.rooms).toHaveLength(1);
  expect(await calls.list(`?project_id=${projectId}`)).toMatchObject(crash);
  expect(await calls.list(`?project_id=${unknownProject}`)).toMatchObject({ status: 200, body: [] });
});

test.each([{ language: 'a\u0000b' }, { expires_in_days: 3_000_000 }])(
  'of %j it makes nothing and fails',
  async (bad) => {
    expect(await calls.create({ project_id: projectId, ...bad })).toMatchObject({ status: 500 });
    expect(fake.rooms).toEqual([]);
  },
);

test('lists the rooms of a project or in a status', async () => {
  await calls.create();
  const listed = async (query: string) => (await calls.list(query)).body;
  expect(await listed(`?project_id=${projectId}&status=pending`)).toEqual(fake.rooms);
  expect(await listed(`?project_id=${unknownProject}`)).toEqual([]);
  expect(await listed('?status=finished')).toEqual([]);
});

test.each([
  ['malformed JSON comes before the token', '{', null, 422, malformed],
  ['a missing token comes before the body', {}, null, 401, { detail: 'Not authenticated' }],
  ['a missing token comes before a missing body', '', null, 401, { detail: 'Not authenticated' }],
  ['a wrong token comes before the body', {}, 'wrong', 401, { detail: 'Invalid or expired token' }],
  [
    'the body comes before what the account may do',
    { count: 500 },
    undefined,
    422,
    missing('project_id', { count: 500 }),
  ],
  [
    'the number of rooms comes before the project',
    { project_id: unknownProject, count: 101 },
    undefined,
    400,
    { detail: 'count must be between 1 and 100' },
  ],
  [
    'none are too few',
    { project_id: projectId, count: 0 },
    undefined,
    400,
    { detail: 'count must be between 1 and 100' },
  ],
  ['an unknown project', { project_id: unknownProject }, undefined, 404, { detail: 'Project not found' }],
  [
    'more rooms than can be paid for',
    { project_id: projectId, count: 6 },
    undefined,
    402,
    { detail: 'Not enough tokens to reserve for these links' },
  ],
])('refuses a create as FastAPI does: %s', async (_what, body, token, status, expected) => {
  expect(await calls.create(body, token)).toEqual({ status, type: 'application/json; charset=utf-8', body: expected });
  expect(fake.rooms).toEqual([]);
});

test.each([
  [{ project_id: 'abc' }, 'project_id', 'uuid_parsing'],
  [{ project_id: projectId, count: 'three' }, 'count', 'int_parsing'],
  [{ project_id: projectId, voice: 5 }, 'voice', 'string_type'],
])('names the field at fault in %j', async (body, field, type) => {
  const answer = await calls.create(body);
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({
    detail: expect.arrayContaining([expect.objectContaining({ type, loc: ['body', field] })]),
  });
});

test('what was paid for is no longer affordable', async () => {
  const statuses = [];
  for (const count of [3, 3, 2, 1]) statuses.push((await calls.create({ project_id: projectId, count })).status);
  expect(statuses).toEqual([200, 402, 200, 402]);
  expect(fake.rooms).toHaveLength(5);
});

test.each([
  ['GET', '/api/interviews/nothing', 404, { detail: 'Not Found' }],
  ['PUT', '/api/interviews/rooms', 405, { detail: 'Method Not Allowed' }],
])('answers %s %s with %i', async (method, path, status, body) => {
  expect(await calls.send(method, path)).toMatchObject({ status, body });
});

test('listing asks for a token, and for a project id that is one', async () => {
  expect(await calls.list('', null)).toMatchObject({ status: 401, body: { detail: 'Not authenticated' } });
  const { status, body } = await calls.list('?project_id=abc');
  expect(status).toBe(422);
  expect(body).toMatchObject({
    detail: expect.arrayContaining([expect.objectContaining({ loc: ['query', 'project_id'] })]),
  });
});
