import * as fc from 'fast-check';
import { readAnswer } from '../../src/call/readAnswer.ts';
import { valueOrError } from '../../src/errors/valueOrError.ts';
import { createRooms } from '../../src/api/createRooms.ts';
import { endpoints } from '../../src/api/endpoints.ts';
import { AseedError } from '../../src/errors/AseedError.ts';
import type { Json } from '../../src/api/json.ts';
import { oddFieldsOf, roomFields } from '../../src/api/room.ts';
import { readRefusal } from '../../src/call/readRefusal.ts';
import { documentedRoom } from '../documentedRoom.ts';
import { errorBodies } from '../errorBodies.ts';
import { jsonIn } from '../jsonIn.ts';
import { adviceOf } from '../testWords.ts';

const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }));
/** A body that a server does send, cut and mixed with something else. */
const nearlyBody = fc
  .tuple(
    fc.constantFrom(...errorBodies.map(({ body }) => body), JSON.stringify({ rooms: [documentedRoom] }), '[{}]', '{}'),
    fc.nat(40),
    fc.nat(3),
    anyText,
  )
  .map(([body, at, length, put]) => body.slice(0, at) + put + body.slice(at + length));
const anyDetail = fc.oneof(
  fc.json(),
  fc.record({ detail: fc.jsonValue() }).map((body) => JSON.stringify(body)),
  fc
    .array(
      fc.record({ loc: fc.array(fc.oneof(anyText, fc.constantFrom('__proto__', 'count'), fc.nat())), msg: anyText }),
    )
    .map((detail) => JSON.stringify({ detail })),
);
const anyBody = fc.oneof(nearlyBody, anyDetail, anyText);
const anyHeaders = fc.dictionary(
  fc.constantFrom('location', 'retry-after', 'date', 'content-type', '__proto__'),
  anyText,
);
const anyStatus = fc.oneof(fc.integer({ min: 200, max: 599 }), fc.integer(), fc.constantFrom(0, 200, 307, 422));
const anyAnswer = fc.record({ status: anyStatus, headers: anyHeaders, body: anyBody });

const context = { baseUrl: 'https://aseed.example.com/custdev', secrets: ['secret'], nowMs: 0 };
const sentences = /^[A-Z][^\p{Cc}]*\.$/u;

test.each(endpoints)('whatever answers a call of $name, it is its value or sentences', async (endpoint) => {
  await fc.assert(
    fc.asyncProperty(anyAnswer, async (answer) => {
      const given = await valueOrError(() => readAnswer(endpoint, answer, context));
      const isAccepted = answer.status >= 200 && answer.status < 300;
      if (!(given instanceof AseedError)) {
        expect(isAccepted).toBe(true);
        return;
      }
      expect(given.message).toMatch(sentences);
      expect(adviceOf(given)).toMatch(sentences);
      const isOpen = isAccepted || answer.status >= 500 || [303, 408, 499].includes(answer.status);
      expect(given.outcome === 'unknown').toBe(endpoint.spends && isOpen);
    }),
    { numRuns: 500 },
  );
});

test.each(endpoints)('whatever keeps a call of $name from an answer, it is told in sentences', async (endpoint) => {
  const anyFailure = fc.record({
    sent: fc.constantFrom('nothing' as const, 'maybe' as const),
    code: fc.stringMatching(/^\w+$/),
  });
  await fc.assert(
    fc.asyncProperty(anyFailure, async (failure) => {
      const given = await valueOrError(() => readAnswer(endpoint, failure, context));
      if (!(given instanceof AseedError)) throw new Error('It was taken for an answer.');
      expect(`${given.message} ${adviceOf(given)}`).toMatch(sentences);
      expect(given.outcome === 'unknown').toBe(endpoint.spends && failure.sent === 'maybe');
    }),
  );
});

test('whatever a refusal says, its words are one line without the secret, and its fields are inputs', () => {
  fc.assert(
    fc.property(anyAnswer, (answer) => {
      const {
        words,
        fields,
        foreign = '',
      } = readRefusal(answer, jsonIn(answer.body), {
        ...context,
        inputs: createRooms.inputs,
      });
      expect(words).toMatch(/^\P{Cc}{0,301}$/u);
      expect(`${words}${foreign}`).not.toContain('secret');
      for (const field of fields) expect(Object.keys(createRooms.inputs)).toContain(field);
    }),
    { numRuns: 500 },
  );
});

test('whatever a room holds, the fields named as odd are fields that the contract knows', () => {
  const anyJson = fc.jsonValue() as fc.Arbitrary<Json>;
  const anyKey = fc.oneof(
    fc.constantFrom(...Object.keys(documentedRoom)),
    fc.constantFrom('__proto__', 'constructor'),
    anyText,
  );
  fc.assert(
    fc.property(fc.dictionary(anyKey, anyJson, { noNullPrototype: false }), fc.boolean(), (fields, isWhole) => {
      const odd = oddFieldsOf(isWhole ? { ...documentedRoom, ...fields } : fields);
      for (const field of odd) expect(Object.keys(roomFields)).toContain(field);
    }),
  );
});
