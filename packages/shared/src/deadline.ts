import { noAnswerFrom } from './noAnswer.ts';
import type { NoAnswer } from './transport.ts';

/** When a call is to end without an answer. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** What it means that a call within the deadline threw. */
  readonly noAnswerFrom: (thrown: unknown) => NoAnswer;
}

/**
 * Ends a call after so many milliseconds in all, or when the run is stopped. HTTP libraries count their own time-outs anew
 * with each piece of an answer, so that one which drips in would never end.
 */
export function deadline(timeoutMs: number, stop?: AbortSignal): Deadline {
  const timeout = AbortSignal.timeout(timeoutMs);
  return {
    signal: stop ? AbortSignal.any([stop, timeout]) : timeout,
    noAnswerFrom: (thrown) => {
      if (stop?.aborted) return { sent: 'maybe', code: 'ERR_CANCELED' };
      return timeout.aborted ? { sent: 'maybe', code: 'ETIMEDOUT' } : noAnswerFrom(thrown);
    },
  };
}
