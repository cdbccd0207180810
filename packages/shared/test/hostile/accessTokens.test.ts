import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { joinRoom } from '../../src/api/joinRoom.ts';
import { callOnce } from '../../src/sending/doForEach.ts';
import { clientOf } from '../clientOf.ts';
import { refusalOf } from '../refusalOf.ts';

const email = 'ana@example.com';
const place = '/custdev/api/interviews/join/';
const fake = useFakeAseed();

const tokens = [
  '..;',
  '...',
  '%',
  'a?b=c',
  'a#b',
  'a\\..\\b',
  'a@evil.example:80',
  'javascript:alert`1`+1',
  'ключ🙂',
  '__proto__',
  'constructor',
  '{invite_link}',
  '{{bundle.authData.apiToken}}',
  '$&',
  'x'.repeat(10_000),
].map((token) => ({ name: JSON.stringify(token.slice(0, 30)), token }));

/** What stands below the place of joins in the one request that arrived. */
function segment(): string {
  expect(fake.requests).toHaveLength(1);
  const [{ path = '', method = '' } = {}] = fake.requests;
  expect({ method, start: path.slice(0, place.length) }).toEqual({ method: 'POST', start: place });
  return path.slice(place.length);
}

test.each(tokens)('the access token $name arrives as one segment of the path', async ({ token }) => {
  const { message } = await refusalOf(() => callOnce(clientOf(fake), joinRoom, { invite_link: token, email }));
  expect(segment()).toMatch(/^[^/?#\\]+$/);
  expect(decodeURIComponent(segment())).toBe(token);
  expect(message).toBe('Aseed knows no room with this invite link or access token (404).');
});

test.each([
  ['ab?c', (token: string) => `https://evil.example/i/${encodeURIComponent(token)}`],
  ['%2e%2e', (token: string) => `https://evil.example/i/${encodeURIComponent(token)}/`],
  ['..x', (token: string) => `https://evil.example/?token=${encodeURIComponent(token)}`],
  ['__proto__', (token: string) => `http://127.0.0.1@evil.example/${token}#${token}`],
  ['a\\b', (token: string) => `https://evil.example/?access_token=${encodeURIComponent(token)}`],
])(
  'the access token %s in a link arrives as one segment, at the base URL and nowhere else',
  async (token, linkWith) => {
    await refusalOf(() => callOnce(clientOf(fake), joinRoom, { invite_link: linkWith(token), email }));
    expect(segment()).not.toMatch(/[/?#\\]/);
    expect(decodeURIComponent(segment())).toBe(token);
  },
);

test.each([
  '.',
  '..',
  'a\r\nX-Evil: 1',
  'a\nb',
  'a b',
  'a\u2028b',
  'a/b',
  '../rooms',
  'a%2Fb',
  '%2e%2e',
  '%2F',
  'a\u0000b',
  'a\u0007b',
  '\ud83d',
  'a\udc00b',
  'https://evil.example/..',
  'https://evil.example/i/a%2Fb',
  'https://evil.example/?token=a/b',
  'https://evil.example/i/%2e%2e',
  'https://evil.example/%0d%0a',
  'https://evil.example/?token=a%0d%0aX-Evil:1',
  'https://evil.example/?token=..',
  'https://evil.example/?access_token=.',
  'https://',
  'http://[',
])('the access token %j is refused in a sentence, and nothing is sent', async (token) => {
  expect(await refusalOf(() => callOnce(clientOf(fake), joinRoom, { invite_link: token, email }))).toEqual({
    name: 'InvalidInputError',
    field: 'invite_link',
    message:
      'Invite Link or Access Token must be an invite link that holds an access token, such as https://app.aseed.ai/…/Xk3v9Q, or the token itself, which holds no slash and no white space.',
    hint: 'Correct the field, or what fills it, and run again.',
  });
  expect(fake.requests).toEqual([]);
});
