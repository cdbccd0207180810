import { AseedError, type Hint } from './AseedError.ts';

const usualHint = 'Look in Aseed for rooms of this project made just now before you run it again.';

/** A create was sent and no readable answer came: the rooms may have been made, and paid for, or not. */
export class OutcomeUnknownError extends AseedError {
  override readonly outcome = 'unknown';

  constructor(message: string, hint: Hint = usualHint) {
    super(message, { hint });
  }

  /** `what` happened, as the end of a sentence. */
  static because(what: string): OutcomeUnknownError {
    return new OutcomeUnknownError(`Whether the rooms were created is not known: ${what}`);
  }
}
