import fc from 'fast-check';
import type { AseedError } from '../../src/errors/AseedError.ts';
import { RateLimitedError } from '../../src/errors/RateLimitedError.ts';
import { ServerFaultError } from '../../src/errors/ServerFaultError.ts';
import { UnreachableError } from '../../src/errors/UnreachableError.ts';
import { pauseBeforeRetry } from '../../src/sending/retry.ts';

const origin = 'https://aseed.example.com';
const told = (status: number, retryAfterSeconds?: number) => ({
  status,
  words: '',
  fields: [],
  retryAfterSeconds,
  foreign: undefined,
});
const unreachable = (code: string) => new UnreachableError(origin, { sent: 'nothing', code });
const limited = (retryAfterSeconds?: number) => new RateLimitedError(told(429, retryAfterSeconds));
const first = { tries: 1, pausedMs: 0 };
const forever = Number.POSITIVE_INFINITY;

/** All the pauses before a call is given up that fails in the same way each time. */
function pausesFor(error: AseedError, patienceMs: number, chances: readonly number[] = []): number[] {
  const pauses: number[] = [];
  for (let tries = 1; tries < 100; tries += 1) {
    const pausedMs = pauses.reduce((sum, ms) => sum + ms, 0);
    const pause = pauseBeforeRetry(error, { tries, pausedMs }, patienceMs, chances[tries - 1] ?? 0);
    if (pause === undefined) return pauses;
    pauses.push(pause);
  }
  throw new Error('It never gives up.');
}

test('a call that may pass is sent again four times, each after twice the pause', () => {
  expect(pausesFor(limited(), forever)).toEqual([1000, 2000, 4000, 8000]);
});

test.each<[string, AseedError, number]>([
  ['a refusal for now', limited(), 1000],
  ['a refusal that asks for 7 seconds', limited(7), 7000],
  ['a refusal that asks for no time at all', limited(0), 1000],
  ['a fault of the server at a read', new ServerFaultError(told(503)), 1000],
  ['a fault of the server that asks for 7 seconds', new ServerFaultError(told(503, 7)), 7000],
  ['a connection that is refused', unreachable('ECONNREFUSED'), 1000],
  ['a name that cannot be looked up for now', unreachable('EAI_AGAIN'), 1000],
])('after %s', (_what, error, pause) => {
  expect(pauseBeforeRetry(error, first, forever, 0)).toBe(pause);
});

const passing = fc.oneof(
  fc.option(fc.nat(1000), { nil: undefined }).map(limited),
  fc.option(fc.nat(1000), { nil: undefined }).map((seconds) => new ServerFaultError(told(500, seconds))),
  fc.constantFrom('ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT').map(unreachable),
);
const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 });

test('no pause is shorter than the server asks for, or than a second', () => {
  fc.assert(
    fc.property(passing, chances, (error, luck) => {
      for (const pause of pausesFor(error, forever, luck)) {
        expect(pause).toBeGreaterThanOrEqual((error.retryAfterSeconds ?? 0) * 1000);
        expect(pause).toBeGreaterThanOrEqual(1000);
      }
    }),
  );
});

test('no call is sent more than five times, and its pauses together never exceed the patience', () => {
  fc.assert(
    fc.property(passing, chances, fc.nat(300_000), (error, luck, patienceMs) => {
      const pauses = pausesFor(error, patienceMs, luck);
      expect(pauses.length).toBeLessThanOrEqual(4);
      expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(patienceMs);
    }),
  );
});

test('the pauses grow where the server asks for none', () => {
  fc.assert(
    fc.property(chances, (luck) => {
      const pauses = pausesFor(limited(), forever, luck);
      expect(pauses).toHaveLength(4);
      expect(pauses.every((pause, index) => index === 0 || pause > (pauses[index - 1] ?? 0))).toBe(true);
    }),
  );
});

test('many runs that are refused at the same moment do not come back at the same moment', () => {
  const pauses = [0, 0.5, 1].map((chance) => pauseBeforeRetry(limited(8), first, forever, chance));
  expect(pauses).toEqual([8000, 9000, 10_000]);
});

test('without patience nothing is sent again', () => {
  fc.assert(
    fc.property(passing, fc.double({ min: 0, max: 1, noNaN: true }), (error, chance) => {
      expect(pauseBeforeRetry(error, first, 0, chance)).toBeUndefined();
    }),
  );
});

test('a wait that would be too long is not even begun', () => {
  expect(pausesFor(limited(200), 180_000)).toEqual([]);
  expect(pausesFor(limited(100), 180_000)).toEqual([100_000]);
});
