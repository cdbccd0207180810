import { readAnswer } from '../../src/call/readAnswer.ts';
import { createRooms } from '../../src/api/createRooms.ts';
import { endpoints } from '../../src/api/endpoints.ts';
import { joinRoom } from '../../src/api/joinRoom.ts';
import { listRooms } from '../../src/api/listRooms.ts';
import type { Endpoint } from '../../src/api/endpoint.ts';
import { errorBodies } from '../errorBodies.ts';
import { refusalOf } from '../refusalOf.ts';

const context = { baseUrl: 'https://aseed.example.com/custdev', secrets: [], nowMs: 0 };
const sentence = '{"detail":"It is so."}';
const refused = (endpoint: Endpoint, status: number, body: string, headers = {}) =>
  refusalOf(() => readAnswer(endpoint, { status, headers, body }, context));

test.each([
  [301, 'WrongAddressError', 'WrongAddressError', 'WrongAddressError'],
  [400, 'InvalidInputError', 'RoomNotJoinableError', 'RefusedError'],
  [401, 'UnauthorisedError', 'RoomNotJoinableError', 'UnauthorisedError'],
  [402, 'NotEnoughTokensError', 'RefusedError', 'RefusedError'],
  [403, 'ForbiddenError', 'RoomNotJoinableError', 'ForbiddenError'],
  [404, 'NotFoundError', 'NotFoundError', 'NotFoundError'],
  [405, 'RefusedError', 'RefusedError', 'RefusedError'],
  [408, 'OutcomeUnknownError', 'ServerFaultError', 'ServerFaultError'],
  [409, 'InvalidInputError', 'RoomNotJoinableError', 'RefusedError'],
  [410, 'RefusedError', 'RoomNotJoinableError', 'RefusedError'],
  [413, 'RefusedError', 'RefusedError', 'RefusedError'],
  [422, 'InvalidInputError', 'InvalidInputError', 'InvalidInputError'],
  [429, 'RateLimitedError', 'RateLimitedError', 'RateLimitedError'],
  [499, 'OutcomeUnknownError', 'ServerFaultError', 'ServerFaultError'],
  [500, 'OutcomeUnknownError', 'ServerFaultError', 'ServerFaultError'],
  [503, 'OutcomeUnknownError', 'ServerFaultError', 'ServerFaultError'],
])('a %i is a %s when creating, a %s when joining, a %s when listing', async (status, creating, joining, listing) => {
  expect({
    creating: (await refused(createRooms, status, sentence)).name,
    joining: (await refused(joinRoom, status, sentence)).name,
    listing: (await refused(listRooms, status, sentence)).name,
  }).toEqual({ creating, joining, listing });
});

test.each(errorBodies)('a refusal that is $form is told in a sentence, whatever its status', async ({ body }) => {
  for (const endpoint of endpoints) {
    for (const status of [302, 400, 401, 402, 403, 404, 409, 410, 422, 429, 500]) {
      const { message, hint } = await refused(endpoint, status, body);
      expect(message).toMatch(/^[A-Z][^{}[\]<>]*[^.]\.$/);
      expect(hint).toMatch(/^[A-Z][^{}[\]<>]*[^.]\.$/);
    }
  }
});

test.each([
  [createRooms, 422, 'Aseed did not accept the input (422): It is so.', undefined],
  [createRooms, 401, 'Aseed did not accept the API token (401).', undefined],
  [createRooms, 402, 'The Aseed account has not enough tokens for these rooms (402): It is so.', undefined],
  [createRooms, 403, 'Aseed does not allow this with the API token given (403): It is so.', undefined],
  [createRooms, 404, 'Aseed knows no project with this id (404).', 'project_id'],
  [
    createRooms,
    500,
    'Whether the rooms were created is not known: Aseed failed while it handled the call (500): It is so.',
    undefined,
  ],
  [joinRoom, 404, 'Aseed knows no room with this invite link or access token (404).', 'invite_link'],
  [joinRoom, 410, 'This room cannot be joined (410): It is so.', 'invite_link'],
  [listRooms, 500, 'Aseed failed to answer because of a fault of its own (500): It is so.', undefined],
  [listRooms, 418, 'Aseed refused the call (418): It is so.', undefined],
])('a refusal is told in the words of the API (%#)', async (endpoint: Endpoint, status, message, field) => {
  expect(await refused(endpoint, status, sentence)).toMatchObject({ message, field });
});

test.each([400, 403, 409, 422])('a %i that speaks of a shortage is a shortage of tokens', async (status) => {
  for (const detail of [
    'Insufficient token balance',
    'Insufficient tokens: 30 needed, 5 available',
    'Not enough interview credits.',
    'Your balance is too low',
    'This exceeds your token balance',
    'You are out of tokens',
  ]) {
    expect([detail, (await refused(createRooms, status, JSON.stringify({ detail }))).name]).toEqual([
      detail,
      'NotEnoughTokensError',
    ]);
  }
});

test.each([createRooms, listRooms])(
  'a 403 of an older server that sees no token is about the token: $name',
  async (of) => {
    for (const detail of ['Not authenticated', 'Invalid authentication credentials']) {
      expect((await refused(of, 403, JSON.stringify({ detail }))).name).toBe('UnauthorisedError');
    }
    expect((await refused(joinRoom, 403, '{"detail":"Not authenticated"}')).name).toBe('RoomNotJoinableError');
  },
);

test.each([createRooms, joinRoom, listRooms])('a byte order mark before JSON changes nothing: $name', async (of) => {
  const refusal = await refused(of, 422, `\ufeff${JSON.stringify({ detail: 'It is so' })}`);
  expect(refusal.message).toBe('Aseed did not accept the input (422): It is so.');
});

test.each([
  [403, 'Your token is not allowed here', 'ForbiddenError'],
  [403, 'This API token has insufficient permissions', 'ForbiddenError'],
  [403, 'API token quota exceeded the plan', 'ForbiddenError'],
  [400, 'topics_for_respondent exceeds 500 tokens', 'InvalidInputError'],
  [422, [{ loc: ['body', 'language'], msg: 'not enough tokens in the text' }], 'InvalidInputError'],
])('a %i with %j is no shortage of tokens', async (status, detail, name) => {
  expect((await refused(createRooms, status, JSON.stringify({ detail }))).name).toBe(name);
});

test.each([
  [408, 'OutcomeUnknownError', 'ServerFaultError'],
  [429, 'RateLimitedError', 'RateLimitedError'],
  [499, 'OutcomeUnknownError', 'ServerFaultError'],
  [502, 'OutcomeUnknownError', 'ServerFaultError'],
  [303, 'OutcomeUnknownError', 'WrongAddressError'],
  [403, 'WrongAddressError', 'WrongAddressError'],
])(
  'a %i with a web page, as a server in between sends it, is a %s when creating, a %s when joining',
  async (...row) => {
    const [status, creating, joining] = row;
    const page = '<html><title>Later</title></html>';
    expect((await refused(createRooms, status, page)).name).toBe(creating);
    expect((await refused(joinRoom, status, page)).name).toBe(joining);
  },
);

test.each([[''], ['{"detail":"Not Found"}'], ['<html></html>'], ['404 page not found']])(
  'a 404 of a server that has no such path (%j) is a wrong address',
  async (body) => {
    expect(await refused(listRooms, 404, body)).toMatchObject({ name: 'WrongAddressError', field: 'base_url' });
  },
);

test.each([
  [{ 'retry-after': '0' }, 'Later means in 1 second.'],
  [{ 'retry-after': '7' }, 'Later means in 7 seconds.'],
  [{ 'retry-after': '119' }, 'Later means in 119 seconds.'],
  [{ 'retry-after': '121' }, 'Later means in 3 minutes.'],
  [{ 'retry-after': '999999' }, 'Later means in 24 hours.'],
  [{}, 'Later means in a minute or two.'],
  [{ 'retry-after': '9'.repeat(17) }, 'Later means in 24 hours.'],
])('a 429 with headers %j says when to try again', async (headers, hint) => {
  expect((await refused(createRooms, 429, '', headers)).hint).toBe(hint);
});

test.each([423, 425])('a %i is for now, and no reason to update anything', async (status) => {
  for (const endpoint of [createRooms, joinRoom, listRooms]) {
    expect(await refused(endpoint, status, sentence)).toEqual({
      name: 'RefusedError',
      field: undefined,
      message: `Aseed refused the call (${status}): It is so.`,
      hint: 'Try again in a few minutes. If it stays, ask Aseed and show them this message.',
    });
  }
});

test.each([400, 403, 409, 422])(
  'a %i of a project that is not ready is to be mended in Aseed, not in a field',
  async (status) => {
    const detail = 'Project must have Research Goals and Interview Guide configured';
    expect(await refused(createRooms, status, JSON.stringify({ detail }))).toEqual({
      name: 'InvalidInputError',
      field: 'project_id',
      message: `Aseed makes no rooms for this project yet (${status}): ${detail}.`,
      hint: 'Fill both in, in the project in Aseed, and run again.',
    });
  },
);

test('the names of the fields of a project that is not ready are read too', async () => {
  const refusal = await refused(createRooms, 400, '{"detail":"research_goals: field required"}');
  expect(refusal.hint).toBe('Fill both in, in the project in Aseed, and run again.');
});

const lookAtIt =
  'Look at the room in Aseed. If its interview is over or its link has expired, create a new one for this respondent.';

test.each([
  [409, 'The room is over capacity', lookAtIt],
  [409, 'The interview has not ended yet', lookAtIt],
  [400, 'Please complete the form first', lookAtIt],
  [409, 'The link will expire soon', lookAtIt],
  [409, 'The interview is over.', 'Create a new room if this respondent is to be interviewed again.'],
  [409, 'This interview is already finished', 'Create a new room if this respondent is to be interviewed again.'],
  [400, 'Interview completed', 'Create a new room if this respondent is to be interviewed again.'],
  [410, 'This interview link has expired', 'The link no longer works. Create a new room for this respondent.'],
  [410, '', 'The link no longer works. Create a new room for this respondent.'],
  [400, 'Invite link expired', 'The link no longer works. Create a new room for this respondent.'],
  [409, 'Cannot join', lookAtIt],
])(
  'a join that is refused with %i and the words %j says no "may be" of what is known',
  async (status, detail, hint) => {
    expect((await refused(joinRoom, status, JSON.stringify({ detail }))).hint).toBe(hint);
  },
);

test('a server that sees no token says so, and a token that is there may be taken out on the way', async () => {
  expect(await refused(listRooms, 403, '{"detail":"Not authenticated"}')).toMatchObject({
    message: 'Aseed received no API token (403).',
    hint: 'Open the test connection and put the API token in again. If that does not help, ask who runs your network: a proxy may take it out on the way.',
  });
});
