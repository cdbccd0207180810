import { checkInputs } from '../../src/call/checkInputs.ts';
import { buildRequest } from '../../src/call/buildRequest.ts';
import { createRooms } from '../../src/api/createRooms.ts';
import { joinRoom } from '../../src/api/joinRoom.ts';
import { listRooms } from '../../src/api/listRooms.ts';
import type { Inputs } from '../../src/api/inputs.ts';
import { projectId } from '../clientOf.ts';
import { refusalOf } from '../refusalOf.ts';

const connection = { baseUrl: 'https://aseed.example.com/custdev', apiToken: 'secret-token' };

test('creating rooms posts every field that is filled in, with the API token', () => {
  const request = buildRequest(
    createRooms,
    {
      topics_for_respondent: 'Wörter, "Zitate" und 🙂',
      language: 'de',
      realtime_provider: 'openai',
      voice: 'alloy',
      expires_in_days: 14,
      max_duration_minutes: 45,
      count: 3,
      project_id: projectId,
    },
    connection,
  );
  expect(request).toEqual({
    method: 'POST',
    url: 'https://aseed.example.com/custdev/api/interviews/rooms',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Authorization: 'Bearer secret-token',
    },
    body: `{"project_id":"${projectId}","count":3,"max_duration_minutes":45,"expires_in_days":14,"voice":"alloy","realtime_provider":"openai","language":"de","topics_for_respondent":"Wörter, \\"Zitate\\" und 🙂"}`,
  });
});

test('the same fields in another order make the same bytes', () => {
  const one = buildRequest(createRooms, { project_id: projectId, count: 2, voice: 'a', language: 'en' }, connection);
  const other = buildRequest(createRooms, { language: 'en', voice: 'a', count: 2, project_id: projectId }, connection);
  expect(other).toEqual(one);
});

test('of the fields left blank only the number of rooms is sent', () => {
  const fields = { project_id: projectId, count: '', max_duration_minutes: ' ', voice: '', language: null };
  const { body } = buildRequest(createRooms, checkInputs(createRooms, fields), connection);
  expect(body).toBe(`{"project_id":"${projectId}","count":1}`);
});

test('joining posts the e-mail address and sends no API token, even where there is one', () => {
  const request = buildRequest(joinRoom, { email: 'ana@example.com', invite_link: 'Xk3v9Q' }, connection);
  expect(request).toEqual({
    method: 'POST',
    url: 'https://aseed.example.com/custdev/api/interviews/join/Xk3v9Q',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: '{"email":"ana@example.com"}',
  });
});

test.each([
  ['a/b', 'a%2Fb'],
  ['a?b=c', 'a%3Fb%3Dc'],
  ['100%', '100%25'],
  ['a%2Fb', 'a%252Fb'],
  ['a b', 'a%20b'],
  ['a#b', 'a%23b'],
  ['ключ', '%D0%BA%D0%BB%D1%8E%D1%87'],
  ['🙂', '%F0%9F%99%82'],
  ['$&', '%24%26'],
  ['{email}', '%7Bemail%7D'],
])('the access token %j is one segment of the path', (token, segment) => {
  const { url } = buildRequest(joinRoom, { invite_link: token, email: 'ana@example.com' }, connection);
  expect(url).toBe(`https://aseed.example.com/custdev/api/interviews/join/${segment}`);
});

test.each(['.', '..', '', undefined])(
  'an input of any kind that is %j does not lead a path, and the API token with it, elsewhere',
  async (room_id) => {
    const input = { kind: 'text', label: 'Room ID', help: 'The room.', example: 'x', required: true } as const;
    const endpoint = { ...listRooms, path: '/api/interviews/rooms/{room_id}', inputs: { room_id: input } };
    expect(await refusalOf(() => buildRequest<Inputs>(endpoint, { room_id }, connection))).toMatchObject({
      name: 'InvalidInputError',
      field: 'room_id',
      message: 'Room ID must not be empty, "." or "..".',
    });
  },
);

test('listing rooms asks with a query and no body', () => {
  const request = buildRequest(listRooms, { status: 'pending & new', project_id: projectId }, connection);
  expect(request).toEqual({
    method: 'GET',
    url: `https://aseed.example.com/custdev/api/interviews/rooms?project_id=${projectId}&status=pending%20%26%20new`,
    headers: { Accept: 'application/json', Authorization: 'Bearer secret-token' },
  });
});

test('listing all rooms asks with no query at all', () => {
  expect(buildRequest(listRooms, {}, connection).url).toBe('https://aseed.example.com/custdev/api/interviews/rooms');
});
