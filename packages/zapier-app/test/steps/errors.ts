import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { test as testConnection } from '../../src/authentication.ts';
import { perform as createRoom } from '../../src/creates/createRoom.ts';
import { perform as joinRoom } from '../../src/creates/joinRoom.ts';
import { failureOf, inRealTime, projectId, run } from '../zap.ts';

const fake = useFakeAseed({ ...inRealTime, affordableRooms: 0, projects: [projectId] });

const refused = { project_id: projectId };
const answer = (status: number, body: unknown, headers = {}): Fault => ({ answer: { status, body, headers } });

test.each<[string, Fault, string, string]>([
  [
    'a rate limit is waited for by Zapier',
    faults.rateLimited,
    'ThrottledError',
    'Zapier runs this step again by itself in 7 seconds.',
  ],
  ['a fault of the server halts the step', faults.serverError, 'HaltedError', 'a replay asks for all'],
  [
    'a connection closed before the rooms were made halts the step',
    faults.closedBefore,
    'HaltedError',
    'a replay asks for all',
  ],
  ['a connection closed after that halts the step', faults.closedAfter, 'HaltedError', 'a replay asks for all'],
  ['a success that cannot be read halts the step', answer(200, 'ok'), 'HaltedError', 'a replay asks for all'],
  ['an input that Aseed refuses is an error', faults.invalid, 'AppError', 'Language: Value error, unknown language'],
  ['a redirect is an error', answer(307, '', { location: 'https://elsewhere.example.com' }), 'AppError', 'Base URL'],
])('%s', async (_, fault, name, words) => {
  fake.fail('createRooms', fault);
  expect(await failureOf(run(createRoom, fake, refused))).toEqual({ name, message: expect.stringContaining(words) });
  expect(fake.requests.filter(({ operation }) => operation === 'createRooms')).toHaveLength(1);
});

test.each([
  [faults.rateLimited, 7],
  [faults.rateLimitedForDays, 86_400],
])('a rate limit gives Zapier the seconds that Aseed asks for, a day at most', async (fault, seconds) => {
  fake.fail('createRooms', fault);
  const step = run(createRoom, fake, refused);
  await expect(step).rejects.toThrow(new RegExp(`"delay":${seconds}\\b`));
});

test.each([
  ['too few tokens', refused, {}, 'AppError', 'The Aseed account has not enough tokens'],
  ['an unknown project', { project_id: projectId.replace('3c', '4d') }, {}, 'AppError', 'no project with this id'],
  ['no project', {}, {}, 'AppError', 'Project is missing.'],
  ['a token that is refused', refused, { apiToken: 'wrong' }, 'ExpiredAuthError', 'did not accept the API token'],
  ['no host', refused, { baseUrl: 'https://no-such-host.invalid' }, 'AppError', 'there is no such host'],
  ['nobody there', refused, { baseUrl: 'http://127.0.0.1:9' }, 'AppError', 'nothing listens at that address'],
])('%s is told in a sentence', async (_, inputData, authData, name, words) => {
  expect(await failureOf(run(createRoom, fake, inputData, authData))).toEqual({
    name,
    message: expect.stringContaining(words),
  });
});

test.each([
  ['a wrong code', { invite_link: 'wrong', email: 'ana@example.com' }, 'Aseed knows no room'],
  ['no e-mail address', { invite_link: 'wrong', email: 'ana' }, 'Respondent E-mail must be'],
])('joining with %s is told in a sentence', async (_, inputData, words) => {
  expect(await failureOf(run(joinRoom, fake, inputData))).toEqual({
    name: 'AppError',
    message: expect.stringContaining(words),
  });
});

test.each([
  ['a token that is refused', { apiToken: 'wrong' }, 'did not accept the API token'],
  ['no token', { apiToken: '' }, 'API Token is missing'],
  ['a base URL without its path', { baseUrl: 'origin' }, 'Base URL'],
])('a connection with %s fails with a plain sentence', async (_, authData, words) => {
  const given = 'baseUrl' in authData ? { baseUrl: fake.origin } : authData;
  expect(await failureOf(run(testConnection, fake, {}, given))).toEqual({
    name: 'AppError',
    message: expect.stringContaining(words),
  });
});

test('a connection that works is labelled with its name alone', async () => {
  expect(await run(testConnection, fake, {}, { connectionName: 'Research' })).toEqual({ label: 'Research' });
  expect(await run(testConnection, fake)).toEqual({ label: '' });
});
