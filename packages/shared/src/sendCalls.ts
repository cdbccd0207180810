import { attempt } from './attempt.ts';
import { AseedError } from './errors/AseedError.ts';
import { NotSentError } from './errors/NotSentError.ts';

/** How many calls are under way at once. */
const concurrency = 1;

/**
 * Sends calls in their order, `concurrency` at a time and each once, and gives what each brought: its answer or its error.
 * After a failure that the rest would meet too, or after any unless it is to `goOn`, it sends no new one; it always waits for
 * those under way.
 */
export async function sendCalls<C, A>(
  calls: readonly C[],
  goOn: boolean,
  send: (call: C) => Promise<A>,
): Promise<(A | AseedError)[]> {
  const outcomes: (A | AseedError)[] = [];
  const queue = calls.entries();
  let stopper: AseedError | undefined;
  const worker = async () => {
    for (const [index, call] of queue) {
      const outcome = stopper ? new NotSentError(stopper) : await attempt(() => send(call));
      outcomes[index] = outcome;
      const isFailure = outcome instanceof AseedError && outcome.wasSent;
      if (isFailure && (outcome.stopsOtherCalls || !goOn)) stopper ??= outcome;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return outcomes;
}
