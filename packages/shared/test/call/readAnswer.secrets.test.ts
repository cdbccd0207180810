import * as fc from 'fast-check';
import { readAnswer } from '../../src/call/readAnswer.ts';
import { cancelRoom } from '../../src/api/cancelRoom.ts';
import { createRooms } from '../../src/api/createRooms.ts';
import { endpoints } from '../../src/api/endpoints.ts';
import { joinRoom } from '../../src/api/joinRoom.ts';
import { listRooms } from '../../src/api/listRooms.ts';
import type { Endpoint } from '../../src/api/endpoint.ts';
import { AseedError } from '../../src/errors/AseedError.ts';
import { isRoom } from '../../src/api/room.ts';
import type { HttpAnswer, NoAnswer } from '../../src/transport/transport.ts';
import { planted } from '../errorBodies.ts';
import { adviceOf } from '../testWords.ts';

const context = {
  baseUrl: 'https://aseed.example.com/custdev',
  secrets: [planted.apiToken, planted.accessToken, planted.email],
  nowMs: 0,
};
const anyEndpoint = fc.constantFrom<Endpoint>(...endpoints);
const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('<html>', '{"detail":', 'null'));
const anyHeaders = fc.dictionary(fc.constantFrom('location', 'retry-after', 'date', 'content-type'), anyText);

function outcome(endpoint: Endpoint, answer: HttpAnswer | NoAnswer): unknown {
  try {
    return readAnswer(endpoint, answer, context);
  } catch (error) {
    return error;
  }
}

test('whatever a server refuses with, the user gets an error for the user', () => {
  const anyRefusal = fc.record({
    status: fc.oneof(fc.integer({ min: 300, max: 599 }), fc.constantFrom(100, 199, 999)),
    headers: anyHeaders,
    body: fc.oneof(anyText, fc.json()),
  });
  fc.assert(
    fc.property(anyEndpoint, anyRefusal, (endpoint, answer) => {
      expect(outcome(endpoint, answer)).toBeInstanceOf(AseedError);
    }),
  );
});

/** A cancel takes any answer. A create takes a bare list for a list of rooms, and leaves out what is none. */
function asReceived(endpoint: Endpoint, text: string): object {
  if (endpoint === cancelRoom) return { isCancelled: true };
  const body: unknown = JSON.parse(text);
  return endpoint === createRooms && Array.isArray(body) ? { rooms: body.filter(isRoom) } : (Object(body) as object);
}

test('whatever a server accepts with, the user gets its value or an error for the user', () => {
  const anyBody = fc.oneof(
    anyText,
    fc.json(),
    fc.array(fc.dictionary(fc.string(), fc.jsonValue())).map((rooms) => JSON.stringify({ rooms })),
    fc.array(fc.dictionary(fc.string(), fc.jsonValue())).map((rooms) => JSON.stringify(rooms)),
  );
  fc.assert(
    fc.property(anyEndpoint, anyHeaders, anyBody, (endpoint, headers, body) => {
      const given = outcome(endpoint, { status: 200, headers, body });
      if (given instanceof Error) expect(given).toBeInstanceOf(AseedError);
      else expect(given).toMatchObject(asReceived(endpoint, body));
    }),
  );
});

test('however deeply a refusal is nested, the user gets an error for the user', () => {
  const body = `${'{"detail":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
  expect(outcome(createRooms, { status: 422, headers: {}, body })).toBeInstanceOf(AseedError);
});

test('no error repeats an e-mail address or a token, wherever the server puts it', () => {
  const anySecret = fc.constantFrom(...Object.values(planted), encodeURIComponent(planted.email));
  const anyWords = fc.tuple(fc.string(), anySecret, fc.string()).map((parts) => parts.join(''));
  const anyEcho = fc.oneof(
    anyWords,
    anyWords.map((detail) => JSON.stringify({ detail })),
    anyWords.map((message) => JSON.stringify({ detail: { error: { message } } })),
    anyWords.map((msg) => JSON.stringify({ detail: [{ type: 'value_error', loc: ['body', 'email'], msg }] })),
    anyWords.map((input) => JSON.stringify({ detail: [{ loc: ['body', 'email'], msg: 'is wrong', input }] })),
    anyWords.map((field) => JSON.stringify({ detail: [{ loc: ['body', field], msg: 'is wrong' }] })),
    anyWords.map((message) => JSON.stringify({ message })),
  );
  fc.assert(
    fc.property(anyEndpoint, fc.integer({ min: 300, max: 599 }), anyEcho, anyWords, (endpoint, status, body, words) => {
      const headers = { location: `https://other.example.com/${words}`, 'retry-after': words };
      const error = outcome(endpoint, { status, headers, body });
      if (!(error instanceof AseedError)) throw error;
      const shown = `${error.message} ${adviceOf(error)} ${error.field} ${error.stack}`;
      expect(
        [...Object.values(planted), encodeURIComponent(planted.email)].filter((secret) => shown.includes(secret)),
      ).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('the echo of a refused input is never shown', () => {
  const body = JSON.stringify({
    detail: [{ type: 'value_error', loc: ['body', 'email'], msg: 'is wrong', input: { topics: 'Our secret plan' } }],
  });
  const error = outcome(joinRoom, { status: 422, headers: {}, body });
  expect(error).toMatchObject({ message: 'Aseed did not accept the input (422): Respondent E-mail: is wrong.' });
  expect(JSON.stringify(error)).not.toContain('secret plan');
});

test.each([
  [createRooms, 'maybe', 'Whether the rooms were created is not known: the call was sent, but no answer came in time.'],
  [createRooms, 'nothing', 'Aseed cannot be reached at https://aseed.example.com: no answer came in time.'],
  [joinRoom, 'maybe', 'Aseed cannot be reached at https://aseed.example.com: no answer came in time.'],
  [listRooms, 'maybe', 'Aseed cannot be reached at https://aseed.example.com: no answer came in time.'],
] as const)('no answer is told by whether the call can have cost money (%#)', (endpoint: Endpoint, sent, message) => {
  expect(outcome(endpoint, { sent, code: 'ETIMEDOUT' })).toMatchObject({ message });
});

test.each([
  ['ECONNREFUSED', 'nothing listens at that address'],
  ['ENOTFOUND', 'there is no such host'],
  ['ECONNRESET', 'the connection was closed before an answer came'],
  ['CERT_HAS_EXPIRED', 'its certificate was not accepted (CERT_HAS_EXPIRED)'],
  ['EWHATEVER', 'the connection failed (EWHATEVER)'],
])('no answer because of %s is told as "%s"', (code, reason) => {
  expect(outcome(listRooms, { sent: 'nothing', code })).toMatchObject({
    message: `Aseed cannot be reached at https://aseed.example.com: ${reason}.`,
  });
});
