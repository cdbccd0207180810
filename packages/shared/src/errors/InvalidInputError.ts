import { AseedError } from './AseedError.ts';

/** A field holds what Aseed cannot take. Nothing was made. */
export class InvalidInputError extends AseedError {
  override readonly stopsOtherCalls = false;

  constructor(message: string, field?: string) {
    super(message, {
      hint: 'Correct the field, or the expression that fills it, and run again.',
      ...(field !== undefined && { field }),
    });
  }
}
