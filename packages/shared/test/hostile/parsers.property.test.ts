import * as fc from 'fast-check';
import { valueOrError } from '../../src/errors/valueOrError.ts';
import { checkInputs } from '../../src/call/checkInputs.ts';
import { connectionFor } from '../../src/call/connectionFor.ts';
import type { Connection } from '../../src/call/connection.ts';
import type { Endpoint } from '../../src/api/endpoint.ts';
import { endpoints } from '../../src/api/endpoints.ts';
import { buildRequest } from '../../src/call/buildRequest.ts';
import { createRooms } from '../../src/api/createRooms.ts';
import { InvalidConnectionError } from '../../src/errors/InvalidConnectionError.ts';
import { InvalidInputError } from '../../src/errors/InvalidInputError.ts';
import { accessTokenFrom } from '../../src/api/inviteLink.ts';
import { meetLink, readLivekitToken } from '../../src/api/livekitToken.ts';
import { noAnswerFrom } from '../../src/transport/noAnswer.ts';
import { redacted } from '../../src/call/redact.ts';
import { retryAfterSeconds } from '../../src/call/retryAfter.ts';
import { projectId } from '../clientOf.ts';

/** Any code units, halves of surrogate pairs among them. */
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);
/** A text that is right, with something put into it somewhere. */
const nearly = (...right: string[]) =>
  fc
    .tuple(fc.constantFrom(...right), fc.nat(80), fc.nat(3), anyText)
    .map(([text, at, length, put]) => text.slice(0, at) + put + text.slice(at + length));
const anyValue = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
  anyText,
  nearly(projectId, '12', 'ana@example.com', 'https://app.aseed.ai/interview/Xk3v9Q?token=Xk'),
);
const anyFields = (endpoint: Endpoint) =>
  fc.dictionary(fc.constantFrom('none of them', ...Object.keys(endpoint.inputs)), anyValue);

const connection: Connection = { baseUrl: 'https://aseed.example.com/custdev', apiToken: 'secret-token' };

test.each(endpoints)(
  'whatever is filled in for $name, it is one request to that endpoint or a sentence',
  async (endpoint) => {
    const start = `${connection.baseUrl}${endpoint.path.replace(/\{.*/, '')}`;
    await fc.assert(
      fc.asyncProperty(anyFields(endpoint), async (fields) => {
        const built = await valueOrError(() => buildRequest(endpoint, checkInputs(endpoint, fields), connection));
        if (built instanceof Error) {
          expect(built).toBeInstanceOf(InvalidInputError);
          expect(Object.keys(endpoint.inputs)).toContain(built.field);
          return;
        }
        const { url, body = '{}' } = built;
        const [place = '', ...queries] = url.slice(start.length).split('?');
        const { origin, pathname } = new URL(url);
        expect(`${origin}${pathname}`).toBe(`${start}${place}`);
        expect(queries.length).toBeLessThanOrEqual(1);
        expect(place).toMatch(endpoint.path.includes('{') ? /^[^/\\?#\s]+\/?$/ : /^$/);
        expect(body).not.toContain('{{');
        for (const key of Object.keys(JSON.parse(body) as object)) expect(Object.keys(endpoint.inputs)).toContain(key);
      }),
      { numRuns: 500 },
    );
  },
);

test('whatever is filled in to connect, it is an address and a token that arrive as they are, or a sentence', async () => {
  const anyAddress = fc.oneof(anyValue, nearly('https://app.aseed.ai/custdev', 'http://127.0.0.1:4010/custdev/'));
  const anyToken = fc.oneof(anyValue, nearly('Bearer secret-token'));
  await fc.assert(
    fc.asyncProperty(anyAddress, anyToken, anyValue, async (baseUrl, apiToken, allowHttp) => {
      const given = await valueOrError(() => connectionFor(createRooms, { baseUrl, apiToken, allowHttp }));
      if (given instanceof Error) {
        expect(given).toBeInstanceOf(InvalidConnectionError);
        return;
      }
      const { href, protocol, username, password, hostname } = new URL(`${given.baseUrl}/api`);
      expect({ href, username, password }).toEqual({ href: `${given.baseUrl}/api`, username: '', password: '' });
      expect(protocol === 'https:' || allowHttp === true || /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)).toBe(
        true,
      );
      expect(new Headers({ authorization: given.apiToken ?? '' }).get('authorization')).toBe(given.apiToken);
    }),
    { numRuns: 500 },
  );
});

test('whatever is pasted as an invite link, a token is a part of it or there is none', () => {
  const anyLink = fc.oneof(
    anyText,
    nearly('https://app.aseed.ai/interview/Xk3v9Q', 'http://x.example/?access_token=a%2Fb'),
  );
  fc.assert(
    fc.property(anyLink, (pasted) => {
      const token = accessTokenFrom(pasted);
      expect(token === undefined || (token !== '' && token.length <= Math.max(pasted.length * 9, 1))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('whatever text stands for a LiveKit token and its server, it is read, and linked to, without an error', () => {
  const right = `e30.${Buffer.from('{"sub":"ana","exp":1800000000,"video":{"room":"r"}}').toString('base64url')}.c2ln`;
  fc.assert(
    fc.property(anyText, fc.oneof(anyText, nearly(right)), (livekitUrl, token) => {
      for (const claim of Object.values(readLivekitToken(token))) {
        expect(claim === null || typeof claim === 'string').toBe(true);
      }
      const { origin, searchParams } = new URL(meetLink(livekitUrl, token));
      expect([origin, searchParams.get('liveKitUrl'), searchParams.get('token')]).toEqual([
        'https://meet.livekit.io',
        livekitUrl.toWellFormed(),
        token.toWellFormed(),
      ]);
    }),
  );
});

test('whatever a server says, no control character of it is shown', () => {
  fc.assert(
    fc.property(anyText, fc.array(anyText, { maxLength: 2 }), (words, secrets) => {
      expect(redacted(words, secrets)).toMatch(/^\P{Cc}{0,301}$/su);
    }),
  );
});

test('whatever the headers hold, the wait is a whole number of seconds or none', () => {
  const anyHeader = fc.oneof(anyText, nearly('120', 'Wed, 21 Oct 2026 07:28:00 GMT'));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('retry-after', 'date'), anyHeader), (headers) => {
      const seconds = retryAfterSeconds(headers, 0) ?? 0;
      expect(Number.isSafeInteger(seconds) && seconds >= 0 && seconds <= 86_400).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('whatever was thrown, and however it nests, it is read without an error', () => {
  const anyThrown = fc.letrec((tie) => ({
    thrown: fc.oneof(anyValue, fc.record({ code: anyValue, syscall: anyText, message: anyText, cause: tie('thrown') })),
  })).thrown;
  fc.assert(fc.property(anyThrown, (thrown) => expect(typeof noAnswerFrom(thrown).code).toBe('string')));
});
