import { AseedError, type Hint } from './AseedError.ts';

const unknown = 'Whether the rooms were created is not known';

const usualHint = 'Look in Aseed for rooms of this project made just now before you ask for them again.';

/** A create was sent and no readable answer came: the rooms may have been made, and paid for, or not. */
export class OutcomeUnknownError extends AseedError {
  override readonly outcome = 'unknown';

  constructor(message: string, hint: Hint = usualHint) {
    super(message, { hint });
  }

  /** `what` happened, as the end of a sentence. */
  static because(what: string): OutcomeUnknownError {
    return new OutcomeUnknownError(`${unknown}: ${what}`);
  }
}

/** What happened, as said after that some rooms were created. */
export function besideCreated(message: string): string {
  return message.replace(unknown, 'Whether the others were created is not known');
}
