import * as fc from 'fast-check';
import { connectionFor } from '../../src/call/connectionFor.ts';
import { createRooms } from '../../src/api/createRooms.ts';
import { joinRoom } from '../../src/api/joinRoom.ts';
import { AseedError } from '../../src/errors/AseedError.ts';
import { refusalOf } from '../refusalOf.ts';

const baseUrl = 'https://aseed.example.com/custdev';
const hint = 'Open the test connection, correct it there, and run again.';

test('a public endpoint is given no API token', () => {
  expect(connectionFor(joinRoom, { baseUrl, apiToken: 'secret-token' })).toEqual({ baseUrl });
  expect(connectionFor(joinRoom, { baseUrl })).toEqual({ baseUrl });
});

test.each(['secret-token', ' secret-token\n', 'Bearer secret-token', 'bearer  secret-token', 'BEARER\tsecret-token '])(
  'the API token %j is taken as it was meant',
  (apiToken) => {
    expect(connectionFor(createRooms, { baseUrl, apiToken })).toEqual({ baseUrl, apiToken: 'secret-token' });
  },
);

test.each([undefined, null, '', '  ', 'Bearer', 'Bearer ', 42, {}])(
  'an API token that is %j is missing',
  async (apiToken) => {
    expect(await refusalOf(() => connectionFor(createRooms, { baseUrl, apiToken }))).toEqual({
      name: 'InvalidConnectionError',
      field: 'api_token',
      message: 'API Token is missing.',
      hint,
    });
  },
);

test.each(['secret token', 'secret\ntoken', 'secret\u200btoken', 'geheimnis-ß', 'secret\u0000', '"Bearer a b"'])(
  'an API token that cannot stand in a header (%j) is refused without being repeated',
  async (apiToken) => {
    expect(await refusalOf(() => connectionFor(createRooms, { baseUrl, apiToken }))).toEqual({
      name: 'InvalidConnectionError',
      field: 'api_token',
      message: 'API Token holds white space or characters that no API token has. Copy it again.',
      hint,
    });
  },
);

test.each([
  [undefined, 'https://app.aseed.ai/custdev'],
  [null, 'https://app.aseed.ai/custdev'],
  ['', 'https://app.aseed.ai/custdev'],
  ['  ', 'https://app.aseed.ai/custdev'],
  [baseUrl, baseUrl],
  [`${baseUrl}/`, baseUrl],
  [` ${baseUrl}//\n`, baseUrl],
  ['HTTPS://Aseed.Example.com:443/custdev', baseUrl],
  ['http://127.0.0.1:4010/custdev', 'http://127.0.0.1:4010/custdev'],
  ['http://localhost:4010', 'http://localhost:4010'],
])('the base URL %j leads to %s', (typed, expected) => {
  expect(connectionFor(joinRoom, { baseUrl: typed })).toEqual({ baseUrl: expected });
});

test.each([
  'app.aseed.ai/custdev',
  'localhost:4010',
  'not an address',
  'https://',
  'ftp://aseed.example.com',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://user@aseed.example.com',
  'https://user:password@aseed.example.com',
  'https://aseed.example.com?token=1',
  'https://aseed.example.com#top',
  42,
  {},
  true,
])('the base URL %j is refused without being repeated', async (typed) => {
  expect(await refusalOf(() => connectionFor(joinRoom, { baseUrl: typed }))).toEqual({
    name: 'InvalidConnectionError',
    field: 'base_url',
    message: 'Base URL must be an address such as https://app.aseed.ai/custdev.',
    hint,
  });
});

test('whatever is filled in, it makes a connection that can be used or an error for the user', () => {
  const anyField = fc.oneof(fc.anything(), fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true }));
  fc.assert(
    fc.property(anyField, anyField, (typed, apiToken) => {
      try {
        const connection = connectionFor(createRooms, { baseUrl: typed, apiToken });
        const url = new URL(`${connection.baseUrl}/api`);
        expect(url.href).toBe(`${connection.baseUrl}/api`);
        expect(new Headers({ Authorization: `Bearer ${connection.apiToken}` }).has('Authorization')).toBe(true);
      } catch (error) {
        if (!(error instanceof AseedError)) throw error;
        expect(['base_url', 'api_token']).toContain(error.field);
      }
    }),
  );
});
