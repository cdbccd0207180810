import { AseedError } from './AseedError.ts';

/** A call was not sent because an earlier one met a failure that this one would have met too. Nothing was made by it. */
export class NotSentError extends AseedError {
  constructor(earlier: AseedError) {
    super(`This was not sent to Aseed, because an earlier call of the same run failed: ${earlier.message}`, {
      hint: 'Run it again once that is solved.',
    });
  }
}
