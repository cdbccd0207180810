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
  /** How many calls may be under way at once; one unless it says otherwise. */
  readonly callsAtOnce?: number;
}

/** When a piece of work is done: at once, or when the ones before it are through. */
type Turn = <T>(work: () => Promise<T>) => Promise<T>;

/** How many calls are under way at once unless a client says otherwise. */
const usualCallsAtOnce = 1;

/**
 * Sends calls in their order, up to `callsAtOnce` at a time, and gives the outcome of each. `sendOnce` gives an outcome and
 * does not throw. A call is sent again only if what it met may pass, which for a create means that nothing was made, and as
 * {@link pauseBeforeRetry} says. Nothing is sent during such a pause, and from the first on all that is left goes one at a time,
 * so that one refusal slows all. After a failure that the rest would meet too, or after any unless it is to `goOn`, no new call is
 * sent; those under way are always waited for.
 */
export async function sendCalls<C, A>(
  { clock, patienceMs, callsAtOnce = usualCallsAtOnce }: Sender,
  calls: readonly C[],
  goOn: boolean,
  sendOnce: (call: C) => Promise<Outcome<A>>,
): Promise<Outcome<A>[]> {
  let stopper: AseedError | undefined;
  let line: Promise<unknown> | undefined;
  const pauses = new Set<Promise<unknown>>();
  const pauseFor = (ms: number) => {
    const pause = clock.sleep(ms);
    pauses.add(pause);
    void pause.then(() => pauses.delete(pause));
  };
  const atOnce: Turn = (work) => work();
  const inLine: Turn = (work) => {
    const turn = (line ?? Promise.resolve()).then(work);
    line = turn;
    return turn;
  };

  const send = async (
    call: C,
    retry: Turn,
    { tries, pausedMs }: Tried = { tries: 1, pausedMs: 0 },
  ): Promise<Outcome<A>> => {
    while (pauses.size > 0) await Promise.all(pauses);
    if (stopper) return { error: new NotSentError(stopper) };
    const outcome = await sendOnce(call);
    const { error } = outcome;
    const pauseMs =
      error?.outcome === 'mayPass'
        ? pauseBeforeRetry(error, { tries, pausedMs }, patienceMs, clock.random())
        : undefined;
    if (pauseMs === undefined) {
      if (error && stopsTheRest(error, goOn)) stopper ??= error;
      return outcome;
    }
    pauseFor(pauseMs);
    return retry(() => send(call, atOnce, { tries: tries + 1, pausedMs: pausedMs + pauseMs }));
  };

  const outcomes: Outcome<A>[] = [];
  const queue = calls.entries();
  const worker = async () => {
    for (const [index, call] of queue) {
      outcomes[index] = await (line ? inLine(() => send(call, atOnce)) : send(call, inLine));
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: callsAtOnce }, worker));
  for (const ended of workers) if (ended.status === 'rejected') throw ended.reason;
  return outcomes;
}

/** Whether the calls of a run that were not sent yet are better not sent after this failure. */
export function stopsTheRest({ outcome, stopsOtherCalls }: AseedError, goOn: boolean): boolean {
  return outcome !== 'notSent' && (stopsOtherCalls || !goOn);
}
