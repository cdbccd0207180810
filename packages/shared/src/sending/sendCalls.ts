import type { Inputs } from '../api/inputs.ts';
import type { AseedError } from '../errors/AseedError.ts';
import { NotSentError } from '../errors/NotSentError.ts';
import type { Clock } from '../transport/clock.ts';
import { pauseBeforeRetry, type Tried } from './retry.ts';

/** What a call brought, and why not all that it was to bring. */
export type Outcome<A> =
  | { readonly value: A; readonly error?: AseedError }
  | { readonly value?: undefined; readonly error: AseedError };

/** What sending many calls needs of the platform. */
export interface Sender {
  readonly clock: Pick<Clock, 'sleep' | 'random'>;
  /** How many milliseconds a call may be paused for in all before it is given up; 0 sends every call once. */
  readonly patienceMs: number;
  /** How many calls may be under way at once, if not as many as is usual. */
  readonly callsAtOnce?: number;
}

/** What a person may set for all calls of a run. */
export const sendingInputs = {
  calls_at_once: {
    kind: 'integer',
    label: 'Calls at Once',
    help: 'How many calls to Aseed may be under way at the same time. It becomes fewer by itself while Aseed answers that there are too many.',
    example: '4',
    required: false,
    default: 10,
    min: 1,
    max: 16,
  },
} as const satisfies Inputs;

const usualCallsAtOnce = sendingInputs.calls_at_once.default;

/** A call and how it went with it so far. */
interface Attempt<C> extends Tried {
  readonly call: C;
  readonly index: number;
  /** How many other calls had gone through when it was refused last. */
  readonly throughBefore: number;
}

const firstTry: Tried = { tries: 1, pausedMs: 0 };

/**
 * By which part of it a refusal lowers the number of calls at once, and how much it grows in a round of calls that go through: additive
 * increase and multiplicative decrease, as TCP does (RFC 5681). Of those tried, with servers of one to ten calls a second, these come
 * nearest to what the server allows.
 */
const pace = { slower: 0.7, faster: 0.5 } as const;

/**
 * Sends calls in their order, up to `callsAtOnce` at a time, and gives the outcome of each. `sendOnce` gives an outcome and
 * does not throw. A call is sent again only if what it met may pass, which for a create means that nothing was made, and as
 * {@link pauseBeforeRetry} says, where a try counts no more once another call went through: then the server takes calls, but fewer. Nothing
 * is sent during such a pause, and after it fewer calls may be under way, so that one refusal slows all, and then slowly more. After a
 * failure that the rest would meet too, or after any unless it is to `goOn`, no new call is sent; those under way are always waited for.
 */
export async function sendCalls<C, A>(
  { clock, patienceMs, callsAtOnce = usualCallsAtOnce }: Sender,
  calls: readonly C[],
  goOn: boolean,
  sendOnce: (call: C) => Promise<Outcome<A>>,
): Promise<Outcome<A>[]> {
  const outcomes: Outcome<A>[] = [];
  const fresh = calls.map((call, index): Attempt<C> => ({ ...firstTry, call, index, throughBefore: 0 })).values();
  const again: Attempt<C>[] = [];
  const underWay = new Set<Promise<void>>();
  const pauses = new Set<Promise<unknown>>();
  let stopper: AseedError | undefined;
  let atOnce = callsAtOnce;
  let slowings = 0;
  let through = 0;

  const send = async (attempt: Attempt<C>): Promise<void> => {
    // Of calls that were under way together, one refusal tells as much as several, and more than those that went through.
    const slowingsBefore = slowings;
    const outcome = await sendOnce(attempt.call);
    const { error } = outcome;
    const tried = attempt.throughBefore < through ? firstTry : attempt;
    const pauseMs =
      error?.outcome === 'mayPass' ? pauseBeforeRetry(error, tried, patienceMs, clock.random()) : undefined;
    if (pauseMs === undefined) {
      outcomes[attempt.index] = outcome;
      through += 1;
      if (error && stopsTheRest(error, goOn)) stopper ??= error;
      else if (slowingsBefore === slowings) atOnce = Math.min(callsAtOnce, atOnce + pace.faster / atOnce);
      return;
    }
    const { call, index } = attempt;
    const { tries, pausedMs } = tried;
    again.push({ call, index, tries: tries + 1, pausedMs: pausedMs + pauseMs, throughBefore: through });
    const pause = clock.sleep(pauseMs);
    pauses.add(pause);
    void pause.then(() => pauses.delete(pause));
    if (slowingsBefore !== slowings) return;
    slowings += 1;
    atOnce = Math.max(1, atOnce * pace.slower);
  };
  const start = (attempt: Attempt<C>): void => {
    const sending = send(attempt).finally(() => underWay.delete(sending));
    underWay.add(sending);
  };

  try {
    for (;;) {
      while (pauses.size > 0) await Promise.all(pauses);
      while (underWay.size < Math.floor(atOnce)) {
        const next = again.shift() ?? fresh.next().value;
        if (next === undefined) break;
        if (stopper) outcomes[next.index] = { error: new NotSentError(stopper) };
        else start(next);
      }
      if (underWay.size === 0) return outcomes;
      await Promise.race(underWay);
    }
  } finally {
    await Promise.allSettled(underWay);
  }
}

/** Whether the calls of a run that were not sent yet are better not sent after this failure. */
export function stopsTheRest({ outcome, stopsOtherCalls }: AseedError, goOn: boolean): boolean {
  return outcome !== 'notSent' && (stopsOtherCalls || !goOn);
}
