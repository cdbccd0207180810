import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { readAnswer } from '../../src/call/readAnswer.ts';
import { valueOrError } from '../../src/errors/valueOrError.ts';
import { planCalls } from '../../src/orders/callPlan.ts';
import { checkInputs } from '../../src/call/checkInputs.ts';
import { connectionFor } from '../../src/call/connectionFor.ts';
import { endpoints } from '../../src/api/endpoints.ts';
import { joinRoom } from '../../src/api/joinRoom.ts';
import { listRooms } from '../../src/api/listRooms.ts';
import { AseedError } from '../../src/errors/AseedError.ts';
import { meetLink, readLivekitToken } from '../../src/api/livekitToken.ts';
import { noAnswerFrom } from '../../src/transport/noAnswer.ts';
import { redacted } from '../../src/call/redact.ts';
import { retryAfterSeconds } from '../../src/call/retryAfter.ts';
import { projectId } from '../clientOf.ts';

/** What makes a pattern that goes back and forth slow: a megabyte of one thing, and then something else. */
const longest = 1_000_000;
const pieces = [
  ...'/\\. \t\n09-@a%{"[?#:ü🙂<',
  '..',
  '../',
  'a@',
  'a.',
  'eyJ',
  'eyJa.',
  'bearer ',
  '%2e',
  '{{',
  'a=b&',
  '. ',
  ', ',
  '\ud83d',
];
const nests = ['{"detail":', '{"error":[', '[{"loc":'];
const starts = ['', 'https://', 'https://app.aseed.ai', 'Bearer ', '{"detail":"', '["', 'Wed, ', 'e30.'];
const ends = ['', 'x', '@', '!', '"}', '.e30.c2ln', ' GMT', '/x', '\u0000'];
/** Put together by the property, so that fast-check tells a failure by the pieces. */
const anyMegabyte = fc.tuple(
  fc.constantFrom(...starts),
  fc.constantFrom(...pieces, ...nests),
  fc.constantFrom(...ends),
);

const context = { baseUrl: 'https://aseed.example.com/custdev', secrets: ['secret', 'aa', '//'], nowMs: 0 };

/** Every parser, on one text. What it throws that is no AseedError goes on up. */
const parsers: readonly { name: string; parse: (text: string) => unknown }[] = [
  { name: 'a base URL', parse: (baseUrl) => connectionFor(joinRoom, { baseUrl }) },
  { name: 'an API token', parse: (apiToken) => connectionFor(listRooms, { baseUrl: '', apiToken }) },
  ...endpoints.flatMap((endpoint) =>
    Object.keys(endpoint.inputs).map((key) => ({
      name: `${key} of ${endpoint.name}`,
      parse: (text: string) =>
        checkInputs(endpoint, { project_id: projectId, invite_link: 'Xk3v9Q', email: 'a@b', [key]: text }),
    })),
  ),
  ...endpoints.flatMap((endpoint) =>
    [200, 307, 422, 500].map((status) => ({
      name: `a ${status} of ${endpoint.name}`,
      parse: (body: string) => readAnswer(endpoint, { status, headers: { location: body, date: body }, body }, context),
    })),
  ),
  { name: 'Retry-After', parse: (text) => retryAfterSeconds({ 'retry-after': text, date: text }, 0) },
  { name: 'a LiveKit token', parse: (token) => [readLivekitToken(token), meetLink(token, token)] },
  { name: "a server's words", parse: (words) => redacted(words, context.secrets) },
  { name: 'what was thrown', parse: (message) => noAnswerFrom({ code: 'EPROTO', message, cause: { code: message } }) },
];

test.each(parsers)('a megabyte of anything as $name is read to its end', async ({ parse }) => {
  await fc.assert(
    fc.asyncProperty(anyMegabyte, async ([start, piece, end]) => {
      const text = start + piece.repeat(longest / piece.length) + end;
      const read = await valueOrError(
        () => runInNewContext('parse(text)', { parse, text }, { timeout: 10_000 }) as unknown,
      );
      if (read instanceof AseedError) expect(read.message.length).toBeLessThanOrEqual(250);
    }),
    { numRuns: 5, examples: [[['https://app.aseed.ai', '/', 'x']], [['', ' ', 'x']], [['https://', 'eyJ', '']]] },
  );
});

test('a million rooms, and ten thousand orders that share no call, are planned to the end', () => {
  const orders = Array.from({ length: 100 }, () => ({ project_id: projectId, count: 10_000 }));
  expect(planCalls(orders)).toHaveLength(10_000);
  const small = Array.from({ length: 10_000 }, (_, place) => ({ project_id: projectId, count: 1, voice: `${place}` }));
  expect(planCalls(small)).toHaveLength(10_000);
});
