import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { testConnection } from '../../src/sending/testConnection.ts';
import { clientAnswering, clientOf, projectId } from '../clientOf.ts';
import { refusalOf } from '../refusalOf.ts';

const fake = useFakeAseed();

const answering = (status: number, body: string, headers = {}) => clientAnswering(() => ({ status, headers, body }));

test('the right token passes, with one read that makes no room', async () => {
  await testConnection(clientOf(fake));
  expect(fake.requests.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
    { method: 'GET', path: '/custdev/api/interviews/rooms?status=connection-test', body: '' },
  ]);
});

test.each([
  ['an empty list', 200, '[]'],
  ['rooms', 200, JSON.stringify([{ id: 'room-1', project_id: projectId }])],
  ['a refusal of the status asked for', 422, '{"detail":[{"loc":["query","status"],"msg":"unknown status"}]}'],
])('%s passes', async (_what, status, body) => {
  await expect(testConnection(answering(status, body))).resolves.toBeUndefined();
});

test('a wrong token fails', async () => {
  const { connection, ...client } = clientOf(fake);
  const wrong = { ...client, connection: { ...connection, apiToken: 'wrong' } };
  expect(await refusalOf(() => testConnection(wrong))).toEqual({
    name: 'UnauthorisedError',
    field: undefined,
    message: 'Aseed did not accept the API token (401).',
    hint: 'Open the test connection, put in a valid API token, without quotes, and run again.',
  });
});

const wrongAddress = 'The Base URL does not seem to lead to the Aseed API:';

test.each([
  ['a 403', 403, '{"detail":"Forbidden"}', 'Aseed does not allow this with the API token given (403): Forbidden.'],
  ['a 404', 404, '{"detail":"Not Found"}', `${wrongAddress} nothing is found there (404).`],
  ['a 500', 500, 'Oops', 'Aseed failed to answer because of a fault of its own (500): Oops.'],
  ['a page from a proxy', 502, '<html></html>', 'Aseed failed to answer because of a fault of its own (502).'],
  ['a web page', 200, '<!doctype html><title>Hi</title>', `${wrongAddress} it answers with a web page (200).`],
  [
    'another API',
    200,
    '{"ok":true}',
    'Aseed gave an answer that this integration does not understand: it answered 200, but not with what its documentation promises.',
  ],
])('%s fails with a sentence of its own', async (_what, status, body, message) => {
  expect((await refusalOf(() => testConnection(answering(status, body)))).message).toBe(message);
});

test('a redirect fails, and says where it leads', async () => {
  const client = answering(302, '', { location: 'https://login.example.com/in' });
  expect((await refusalOf(() => testConnection(client))).message).toBe(
    `${wrongAddress} it redirects to https://login.example.com (302).`,
  );
});

test.each([
  [
    'a web page that speaks of a bad request',
    400,
    '<html><title>400 The plain HTTP request was sent to HTTPS port</title>',
  ],
  ['a bad request', 400, 'Bad Request'],
  ['a web page with a 422', 422, '<html></html>'],
])('%s fails: it does not show that the token was looked at', async (_what, status, body) => {
  expect((await refusalOf(() => testConnection(answering(status, body)))).message).toContain(String(status));
});

test('no answer fails', async () => {
  const client = clientAnswering(() => ({ sent: 'nothing', code: 'ECONNREFUSED' }));
  expect((await refusalOf(() => testConnection(client))).message).toBe(
    'Aseed cannot be reached at https://aseed.example.com: nothing listens at that address.',
  );
});

test.each([
  ['a missing API token', { apiToken: '' }, 'api_token'],
  ['an API token that cannot be sent', { apiToken: 'two words' }, 'api_token'],
  ['a base URL that is none', { baseUrl: 'aseed' }, 'base_url'],
])('%s fails without a call', async (_what, fields, field) => {
  const { connection, ...client } = clientOf(fake);
  const wrong = { ...client, connection: { ...connection, ...fields } };
  expect((await refusalOf(() => testConnection(wrong))).field).toBe(field);
  expect(fake.requests).toEqual([]);
});
