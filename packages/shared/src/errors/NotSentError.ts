import { AseedError, cut } from './AseedError.ts';

/** A call was not sent because another of the same run failed in a way that concerns this one too. Nothing was made by it. */
export class NotSentError extends AseedError {
  override readonly outcome = 'notSent';

  constructor(earlier: AseedError) {
    super(`This was not sent to Aseed, because something else in the same run failed: ${cut(earlier.message, 170)}`, {
      hint: ({ runAgain }) => `Once that is solved, ${runAgain}.`,
    });
  }
}
