import { attempt } from './attempt.ts';
import type { Client } from './client.ts';
import { AseedError } from './errors/AseedError.ts';
import { NotSentError } from './errors/NotSentError.ts';
import { pauseBeforeRetry, type Tried } from './retry.ts';

/** What a call brought, and why not all that it was to bring. */
export type Outcome<A> =
  | { readonly value: A; readonly error?: AseedError }
  | { readonly value?: undefined; readonly error: AseedError };

/** What of a client decides how calls are sent. */
type Sender = Pick<Client, 'sleep' | 'patienceMs' | 'callsAtOnce'>;

/** When a piece of work is done: at once, or when the ones before it are through. */
type Turn = <T>(work: () => Promise<T>) => Promise<T>;

/** How many calls are under way at once unless a client says otherwise. */
const usualCallsAtOnce = 1;

/**
 * Sends calls in their order, up to `callsAtOnce` at a time, and gives the outcome of each. `sendOnce` gives an outcome and
 * does not throw. A call is sent again as {@link pauseBeforeRetry} says; nothing is sent during such a pause,
 * and from the first on all that is left goes one at a time, so that one refusal slows all. After a failure that the rest would
 * meet too, or after any unless it is to `goOn`, no new call is sent; those under way are always waited for.
 */
export async function sendCalls<C, A>(
  { sleep, patienceMs, callsAtOnce = usualCallsAtOnce }: Sender,
  calls: readonly C[],
  goOn: boolean,
  sendOnce: (call: C) => Promise<Outcome<A>>,
): Promise<Outcome<A>[]> {
  let stopper: AseedError | undefined;
  let line: Promise<unknown> | undefined;
  const pauses = new Set<Promise<unknown>>();
  const pauseFor = (ms: number) => {
    const pause = sleep(ms);
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
    const pauseMs = error && pauseBeforeRetry(error, { tries, pausedMs }, patienceMs, Math.random());
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
export function stopsTheRest({ wasSent, stopsOtherCalls }: AseedError, goOn: boolean): boolean {
  return wasSent && (stopsOtherCalls || !goOn);
}

/** Sends a single call by the same rules. Throws the AseedError that `sendOnce` threw last. */
export async function sendCall<A>(sender: Sender, sendOnce: () => Promise<A>): Promise<A> {
  const [outcome] = await sendCalls(sender, [sendOnce], true, outcomeOf);
  if (outcome?.value === undefined) throw outcome?.error ?? new TypeError('A call has an outcome.');
  return outcome.value;
}

/** What a call that gives all or nothing brought. */
export async function outcomeOf<A>(sendOnce: () => Promise<A>): Promise<Outcome<A>> {
  const value = await attempt(sendOnce);
  return value instanceof AseedError ? { error: value } : { value };
}
