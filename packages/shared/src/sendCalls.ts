import type { AseedError } from './errors/AseedError.ts';
import { NotSentError } from './errors/NotSentError.ts';

/** What a call brought, and why not all that it was to bring. */
export interface Outcome<A> {
  readonly value?: A;
  readonly error?: AseedError;
}

/** How many calls are under way at once. */
const concurrency = 1;

/**
 * Sends calls in their order, `concurrency` at a time and each once, and gives the outcome of each. After a failure that the
 * rest would meet too, or after any unless it is to `goOn`, it sends no new one; it always waits for those under way.
 */
export async function sendCalls<C, A>(
  calls: readonly C[],
  goOn: boolean,
  send: (call: C) => Promise<Outcome<A>>,
): Promise<Outcome<A>[]> {
  const outcomes: Outcome<A>[] = [];
  const queue = calls.entries();
  let stopper: AseedError | undefined;
  const worker = async () => {
    for (const [index, call] of queue) {
      const outcome = stopper ? { error: new NotSentError(stopper) } : await send(call);
      outcomes[index] = outcome;
      const { error } = outcome;
      if (error?.wasSent && (error.stopsOtherCalls || !goOn)) stopper ??= error;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return outcomes;
}
