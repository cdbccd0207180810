import { setImmediate as allThatCanHappen } from 'node:timers/promises';
import fc from 'fast-check';
import type { AseedError } from '../../src/errors/AseedError.ts';
import { InvalidInputError } from '../../src/errors/InvalidInputError.ts';
import { NotSentError } from '../../src/errors/NotSentError.ts';
import { OutcomeUnknownError } from '../../src/errors/OutcomeUnknownError.ts';
import { RateLimitedError } from '../../src/errors/RateLimitedError.ts';
import { TooFewRoomsError } from '../../src/errors/TooFewRoomsError.ts';
import { UnreachableError } from '../../src/errors/UnreachableError.ts';
import { sendCalls, type Outcome } from '../../src/sending/sendCalls.ts';

const refused = new RateLimitedError({
  status: 429,
  words: '',
  fields: [],
  retryAfterSeconds: undefined,
  foreign: undefined,
});
const neverArrived = new UnreachableError('https://aseed.example.com', { sent: 'nothing', code: 'ECONNREFUSED' });
const outcomes: readonly Outcome<string>[] = [
  { value: 'all' },
  { value: 'all' },
  { error: refused },
  { error: neverArrived },
  { error: new InvalidInputError('No.') },
  { error: OutcomeUnknownError.because('no answer came in time.') },
  { value: 'some', error: new TooFewRoomsError(1, 2) },
];

/** What a call meets, try by try, and after how many turns of the machine it knows. */
const script = fc.array(fc.record({ outcome: fc.constantFrom(...outcomes), turns: fc.nat(5) }), {
  minLength: 1,
  maxLength: 6,
});
const runs = fc.record({
  scripts: fc.array(script, { maxLength: 12 }),
  callsAtOnce: fc.integer({ min: 1, max: 5 }),
  goOn: fc.boolean(),
  patienceMs: fc.constantFrom(0, 3000, 60_000),
});
type Run = typeof runs extends fc.Arbitrary<infer R> ? R : never;

const pass = async (turns: number) => {
  for (let turn = 0; turn < turns; turn += 1) await allThatCanHappen();
};

/** A run as it was played: what each call was answered, and what was seen whenever one was sent. */
async function play({ scripts, callsAtOnce, goOn, patienceMs }: Run) {
  const met = scripts.map((): Outcome<string>[] => []);
  const sights: { underWay: number; pauses: number; refusedBefore: boolean; stoppedBefore: boolean }[] = [];
  let underWay = 0;
  let pauses = 0;
  const happened = (test: (error: AseedError) => boolean) =>
    met.flat().some(({ error }) => error !== undefined && test(error));
  const sleep = async (ms: number) => {
    pauses += 1;
    await pass(Math.round(ms / 500));
    pauses -= 1;
  };
  const sendOnce = async (call: number) => {
    underWay += 1;
    const refusedBefore = patienceMs === 60_000 && happened(({ outcome }) => outcome === 'mayPass');
    const stoppedBefore = happened(
      ({ outcome, stopsOtherCalls }) => (outcome !== 'mayPass' || patienceMs === 0) && (stopsOtherCalls || !goOn),
    );
    sights.push({ underWay, pauses, refusedBefore, stoppedBefore });
    const { outcome, turns } = scripts[call]?.[met[call]?.length ?? 0] ?? { outcome: { value: 'all' }, turns: 0 };
    await pass(turns + 1);
    met[call]?.push(outcome);
    underWay -= 1;
    return outcome;
  };
  const sender = { clock: { sleep, random: Math.random }, patienceMs, callsAtOnce };
  return { met, sights, given: await sendCalls(sender, [...scripts.keys()], goOn, sendOnce), underWay };
}

const check = (property: (run: Run, played: Awaited<ReturnType<typeof play>>) => void) =>
  fc.assert(
    fc.asyncProperty(runs, async (run) => property(run, await play(run))),
    { numRuns: 200 },
  );

test('every call ends with one outcome: what it met last, or that it was not sent', () =>
  check(({ scripts }, { met, given, underWay }) => {
    expect(underWay).toBe(0);
    expect(given).toHaveLength(scripts.length);
    given.forEach((outcome, call) => {
      if (outcome.error instanceof NotSentError) {
        expect(met[call]?.every(({ error }) => error?.outcome === 'mayPass')).toBe(true);
      } else expect(outcome).toBe(met[call]?.at(-1));
    });
  }));

test('only what certainly made nothing and may pass is sent again', () =>
  check((_run, { met }) => {
    for (const tries of met) {
      for (const { value, error } of tries.slice(0, -1)) {
        expect({ value, outcome: error?.outcome }).toEqual({ value: undefined, outcome: 'mayPass' });
      }
    }
  }));

test('never are more calls under way than allowed, and none is sent in a pause', () =>
  check(({ callsAtOnce }, { sights }) => {
    for (const { underWay, pauses } of sights) {
      expect(underWay).toBeLessThanOrEqual(callsAtOnce);
      expect(pauses).toBe(0);
    }
  }));

test('after a refusal fewer are under way, and then at most one more with each call that goes through', () =>
  check(({ callsAtOnce }, { sights }) => {
    const after = sights.filter(({ refusedBefore }) => refusedBefore);
    after.forEach(({ underWay }, place) => {
      expect(underWay).toBeLessThanOrEqual(Math.max(1, callsAtOnce - 1) + place);
    });
  }));

test('after a failure that stops the rest nothing more is sent', () =>
  check((_run, { sights }) => expect(sights.filter(({ stoppedBefore }) => stoppedBefore)).toEqual([])));
