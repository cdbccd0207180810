import * as fc from 'fast-check';
import { endpoints } from '../../src/api/endpoints.ts';
import { checkInputs } from '../../src/call/checkInputs.ts';
import { connectionFor } from '../../src/call/connectionFor.ts';
import { readAnswer } from '../../src/call/readAnswer.ts';
import { AseedError } from '../../src/errors/AseedError.ts';
import { NotSentError } from '../../src/errors/NotSentError.ts';
import { valueOrError } from '../../src/errors/valueOrError.ts';
import type { HttpAnswer, NoAnswer } from '../../src/transport/transport.ts';
import { testWords } from '../testWords.ts';

/** As long as the name of a host may be. */
const baseUrl = `https://${'x'.repeat(60)}.${'y'.repeat(60)}.${'z'.repeat(60)}.${'w'.repeat(60)}.example/custdev`;

/** That a sentence leaves room for what stands before and after it, and says what to do. */
function expectToFit(error: AseedError): void {
  const { hint } = error.adviceIn(testWords);
  expect([error.message, error.message.length <= 250]).toEqual([error.message, true]);
  expect([hint, hint.length <= 170]).toEqual([hint, true]);
  expect(hint).toMatch(/^[A-Z].*\.$/s);
}

const long = fc.string({ minLength: 200, maxLength: 400, unit: fc.constantFrom('a', ' ', 'e', '.') });
const anyBody = fc.oneof(
  long,
  long.map((detail) => JSON.stringify({ detail })),
  fc
    .array(fc.record({ loc: fc.constant(['body', 'project_id']), msg: long }), { minLength: 1, maxLength: 9 })
    .map((detail) => JSON.stringify({ detail })),
  fc.constantFrom('', '<html></html>', '{}', '{"detail":"Not authenticated"}', '{"detail":"Not enough tokens"}'),
  long.map((words) => JSON.stringify({ detail: `Project must have Research Goals ${words}` })),
);
const anyAnswer: fc.Arbitrary<HttpAnswer | NoAnswer> = fc.oneof(
  fc.record({
    status: fc.integer({ min: 200, max: 599 }),
    headers: fc.oneof(
      fc.constant({}),
      fc.record({ 'retry-after': fc.nat().map(String), location: long.map((path) => `https://${path}`) }),
    ),
    body: anyBody,
  }),
  fc.record({
    sent: fc.constantFrom('maybe' as const, 'nothing' as const),
    code: fc.oneof(
      long,
      fc.constantFrom(
        'ECONNREFUSED',
        'ENOTFOUND',
        'ERR_CANCELED',
        'ETIMEDOUT',
        'Z_DATA_ERROR',
        `${'C'.repeat(99)}CERT`,
      ),
    ),
  }),
);

test.each(endpoints)(
  'whatever a server answers to $name, the sentences about it are short and say what to do',
  async (endpoint) => {
    await fc.assert(
      fc.asyncProperty(anyAnswer, async (answer) => {
        const given = await valueOrError(() => readAnswer(endpoint, answer, { baseUrl, secrets: [], nowMs: 0 }));
        if (!(given instanceof AseedError)) return;
        expectToFit(given);
        expectToFit(new NotSentError(given));
      }),
      { numRuns: 500 },
    );
  },
);

test.each(endpoints)('so are the sentences about the fields of $name', async (endpoint) => {
  for (const [key, { label }] of Object.entries(endpoint.inputs)) {
    const refusal = await valueOrError(() => checkInputs(endpoint, { [key]: { no: 'value' } }));
    if (!(refusal instanceof AseedError)) throw new Error(`${label} takes anything.`);
    expectToFit(refusal);
  }
});

test('and those about a connection', async () => {
  for (const fields of [{ baseUrl: '' }, { baseUrl: 'no address' }, { baseUrl: 'http://example.com' }]) {
    const refusal = await valueOrError(() => connectionFor({ auth: 'bearer' }, fields));
    if (!(refusal instanceof AseedError)) throw new Error('It can be connected to.');
    expectToFit(refusal);
  }
});
