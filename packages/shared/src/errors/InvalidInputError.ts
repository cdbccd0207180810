import { AseedError, type Hint } from './AseedError.ts';

const usualHint: Hint = ({ runAgain }) => `Correct the field, or what fills it, and ${runAgain}.`;

/** A field holds what Aseed cannot take. Nothing was made. */
export class InvalidInputError extends AseedError {
  override readonly stopsOtherCalls = false;

  constructor(message: string, field?: string, hint: Hint = usualHint) {
    super(message, { hint, field });
  }
}
