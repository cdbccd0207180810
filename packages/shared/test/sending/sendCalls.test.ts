import { setImmediate as allThatCanHappen } from 'node:timers/promises';
import type { AseedError } from '../../src/errors/AseedError.ts';
import { ForbiddenError } from '../../src/errors/ForbiddenError.ts';
import { NotEnoughTokensError } from '../../src/errors/NotEnoughTokensError.ts';
import { NotFoundError } from '../../src/errors/NotFoundError.ts';
import { StoppedError } from '../../src/errors/StoppedError.ts';
import { UnauthorisedError } from '../../src/errors/UnauthorisedError.ts';
import { UnexpectedAnswerError } from '../../src/errors/UnexpectedAnswerError.ts';
import { UnreachableError } from '../../src/errors/UnreachableError.ts';
import { WrongAddressError } from '../../src/errors/WrongAddressError.ts';
import { InvalidInputError } from '../../src/errors/InvalidInputError.ts';
import { OutcomeUnknownError } from '../../src/errors/OutcomeUnknownError.ts';
import { RateLimitedError } from '../../src/errors/RateLimitedError.ts';
import { TooFewRoomsError } from '../../src/errors/TooFewRoomsError.ts';
import { sendCalls, sendingInputs, type Outcome } from '../../src/sending/sendCalls.ts';

const refused = (retryAfterSeconds?: number) =>
  new RateLimitedError({ status: 429, words: '', fields: [], retryAfterSeconds, foreign: undefined });
const invalid = new InvalidInputError('No.');
const unknown = OutcomeUnknownError.because('no answer came in time.');

/** A run of calls whose answers the test gives one by one, and whose pauses it ends. `sent` has what was sent, in order. */
function run(calls: readonly string[], { callsAtOnce = 1, goOn = true, patienceMs = 60_000 } = {}) {
  const sent: string[] = [];
  const answers = new Map<string, (outcome: Outcome<string>) => void>();
  const pauses: { ms: number; end: () => void }[] = [];
  const sleep = (ms: number) => new Promise<void>((end) => pauses.push({ ms, end }));
  const outcomes = sendCalls(
    { clock: { sleep, random: () => 0 }, patienceMs, callsAtOnce },
    calls,
    goOn,
    (call: string) => {
      sent.push(call);
      return new Promise<Outcome<string>>((resolve) => answers.set(call, resolve));
    },
  );
  return {
    sent,
    pauses,
    answer: async (call: string, error?: AseedError) => {
      answers.get(call)?.(error ? { error } : { value: `rooms of ${call}` });
      await allThatCanHappen();
    },
    endPause: async (index: number) => {
      pauses[index]?.end();
      await allThatCanHappen();
    },
    /** What each call brought: its value or its error's name. */
    outcomes: async () => (await outcomes).map(({ value, error }) => value ?? error?.name),
  };
}

test('no more calls are under way than allowed, and the outcomes come in the order of the calls', async () => {
  const { sent, answer, outcomes } = run(['a', 'b', 'c', 'd'], { callsAtOnce: 2 });
  expect(sent).toEqual(['a', 'b']);
  await answer('b');
  expect(sent).toEqual(['a', 'b', 'c']);
  await answer('c');
  await answer('d');
  await answer('a');
  expect(await outcomes()).toEqual(['a', 'b', 'c', 'd'].map((call) => `rooms of ${call}`));
});

test('as many calls as usual are under way where a client does not say how many', async () => {
  let underWay = 0;
  let most = 0;
  const sender = { patienceMs: 0, clock: { sleep: () => Promise.resolve(), random: () => 0 } };
  await sendCalls(sender, Array.from({ length: 100 }), true, async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await allThatCanHappen();
    underWay -= 1;
    return { value: '' };
  });
  expect(most).toBe(sendingInputs.calls_at_once.default);
});

test('a refusal slows all: those under way count, nothing is sent during the pause, and then fewer are at once', async () => {
  const { sent, pauses, answer, endPause, outcomes } = run([...'abcdefg'], { callsAtOnce: 4 });
  await answer('b', refused(7));
  await answer('a');
  await answer('c');
  await answer('d');
  expect(sent.join('')).toBe('abcd');
  expect(pauses).toHaveLength(1);
  await endPause(0);
  expect(sent.join('')).toBe('abcdbe');
  for (const call of [...'befg']) await answer(call);
  expect(await outcomes()).toEqual([...'abcdefg'].map((call) => `rooms of ${call}`));
});

test('several refusals of calls that were under way together slow all once, and what they met goes first', async () => {
  const { sent, answer, endPause } = run([...'abcdefghij'], { callsAtOnce: 8 });
  for (const call of [...'bdh']) await answer(call, refused());
  for (const call of [...'acefg']) await answer(call);
  for (const pause of [0, 1, 2]) await endPause(pause);
  expect(sent.join('')).toBe('abcdefghbdhij');
});

test('while calls go through, more are under way with time, up to as many as are allowed', async () => {
  const calls = Array.from({ length: 40 }, (_, place) => `call ${place}`);
  const { sent, answer, endPause } = run(calls, { callsAtOnce: 4 });
  for (const call of sent.slice()) await answer(call, refused());
  for (const pause of [0, 1, 2, 3]) await endPause(pause);
  const together: number[] = [];
  for (let sentBefore = 4; together.length < 6; ) {
    const underWay = sent.slice(sentBefore);
    sentBefore = sent.length;
    together.push(underWay.length);
    for (const call of underWay) await answer(call);
  }
  expect(together).toEqual([2, 3, 3, 4, 4, 4]);
});

test('of several refusals the longest pause counts for all', async () => {
  const { sent, answer, endPause, outcomes } = run(['a', 'b', 'c'], { callsAtOnce: 2 });
  await answer('a', refused(1));
  await answer('b', refused(30));
  await endPause(0);
  expect(sent).toEqual(['a', 'b']);
  await endPause(1);
  for (const call of ['a', 'b', 'c']) await answer(call);
  expect(sent).toEqual(['a', 'b', 'a', 'b', 'c']);
  expect(await outcomes()).toEqual(['rooms of a', 'rooms of b', 'rooms of c']);
});

test('a call that is refused again and again is given up, and the rest is not sent', async () => {
  const { sent, pauses, answer, endPause, outcomes } = run(['a', 'b']);
  for (let pause = 0; pause < 5; pause += 1) {
    await answer('a', refused());
    await endPause(pause);
  }
  expect(sent).toEqual(['a', 'a', 'a', 'a', 'a']);
  expect(pauses).toHaveLength(4);
  expect(await outcomes()).toEqual(['RateLimitedError', 'NotSentError']);
});

test('a call that is refused again and again is not given up while others go through', async () => {
  const { sent, answer, endPause, outcomes } = run([...'abcdefghijklmnop'], { callsAtOnce: 16 });
  await answer('a', refused());
  for (const [pause, others] of ['bcdef', 'ghij', 'kl', 'mn', 'o', 'p'].entries()) {
    for (const other of others) await answer(other);
    await endPause(pause);
    await answer('a', refused());
  }
  await endPause(6);
  await answer('a');
  expect(sent.slice(16).join('')).toBe('aaaaaaa');
  expect(await outcomes()).toEqual([...'abcdefghijklmnop'].map((call) => `rooms of ${call}`));
});

test('after a failure that the rest would meet no new call is sent, and those under way are waited for', async () => {
  const { sent, answer, outcomes } = run([...'abcde'], { callsAtOnce: 3 });
  await answer('b', unknown);
  await answer('a');
  await answer('c', invalid);
  expect(sent.join('')).toBe('abc');
  expect(await outcomes()).toEqual([
    'rooms of a',
    'OutcomeUnknownError',
    'InvalidInputError',
    'NotSentError',
    'NotSentError',
  ]);
});

test('a call that waits for its next try is not sent when another fails meanwhile for good', async () => {
  const { sent, answer, endPause, outcomes } = run(['a', 'b'], { callsAtOnce: 2 });
  await answer('a', refused());
  await answer('b', unknown);
  await endPause(0);
  expect(sent).toEqual(['a', 'b']);
  expect(await outcomes()).toEqual(['NotSentError', 'OutcomeUnknownError']);
});

test.each([
  [true, ['InvalidInputError', 'rooms of b']],
  [false, ['InvalidInputError', 'NotSentError']],
])('after a failure of one call alone the others go on if they are to (%s)', async (goOn, expected) => {
  const { answer, outcomes } = run(['a', 'b'], { goOn });
  await answer('a', invalid);
  await answer('b');
  expect(await outcomes()).toEqual(expected);
});

test('what a call brought stays beside the error that says it was not all', async () => {
  const error = new TooFewRoomsError(1, 2);
  const sleep = () => Promise.reject(new Error('There is nothing to wait for.'));
  const sender = { patienceMs: 60_000, clock: { sleep, random: () => 0 } };
  const outcome = { value: 'one room', error };
  expect(await sendCalls(sender, ['a'], true, () => Promise.resolve(outcome))).toEqual([outcome]);
});

const origin = 'https://aseed.example.com';
const said = { status: 0, words: '', fields: [], retryAfterSeconds: undefined, foreign: undefined };
const unreachable = (code: string) => new UnreachableError(origin, { sent: 'nothing', code });

test.each<[string, AseedError]>([
  ['a name that does not exist', unreachable('ENOTFOUND')],
  ['a certificate that is not accepted', unreachable('CERT_HAS_EXPIRED')],
  ['what the network rules forbid', unreachable('blocked by the network rules of this n8n')],
  ['an open outcome', unknown],
  ['too few rooms', new TooFewRoomsError(1, 2)],
  ['what the token may not do', new ForbiddenError(said)],
  ['an invalid input', invalid],
  ['an account without tokens', new NotEnoughTokensError(said)],
  ['what is not there', new NotFoundError('room', 'invite_link')],
  ['a Stop', new StoppedError()],
  ['a token that is refused', new UnauthorisedError(said)],
  ['an answer that nobody understands', new UnexpectedAnswerError('no.')],
  ['a wrong address', new WrongAddressError('no')],
])('after %s nothing is sent again, however patient one is', async (_what, error) => {
  const { sent, pauses, answer, outcomes } = run(['a'], { patienceMs: Number.POSITIVE_INFINITY });
  await answer('a', error);
  expect([sent, pauses, await outcomes()]).toEqual([['a'], [], [error.name]]);
});
