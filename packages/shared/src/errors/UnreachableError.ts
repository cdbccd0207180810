import { AseedError, cut, type CallOutcome } from './AseedError.ts';
import { reasonFor } from '../transport/noAnswer.ts';
import type { NoAnswer } from '../transport/transport.ts';

/** What a network gets over by itself; a wrong name or a bad certificate it does not. */
const passing = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
]);

/** No answer came, and nothing was made: either nothing was sent, or what was sent costs nothing. */
export class UnreachableError extends AseedError {
  override readonly outcome: CallOutcome;
  /** Whether the server can have received the call, and whether its answer did not come in time. */
  readonly isSent: boolean;
  readonly isLate: boolean;

  constructor(origin: string, failure: NoAnswer) {
    super(`Aseed cannot be reached at ${cut(origin, 100)}: ${reasonFor(failure)}.`, {
      hint: ({ connection, runAgain }) =>
        `Check the Base URL in ${connection} and the network on the way, then ${runAgain}.`,
    });
    this.outcome = passing.has(failure.code) ? 'mayPass' : 'failed';
    this.isSent = failure.sent === 'maybe';
    this.isLate = this.isSent && failure.code === 'ETIMEDOUT';
  }
}
