import { AseedError } from './AseedError.ts';

/** A field holds what Aseed cannot take. Nothing was made. */
export class InvalidInputError extends AseedError {
  override readonly stopsOtherCalls = false;

  constructor(message: string, field?: string, hint = 'Correct the field, or what fills it, and run again.') {
    super(message, { hint, field });
  }
}
