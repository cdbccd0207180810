import { AseedError } from './AseedError.ts';

/** What was filled in to connect cannot be used. Nothing was sent. */
export class InvalidConnectionError extends AseedError {
  constructor(message: string, field: string) {
    super(message, {
      hint: ({ connection, runAgain }) => `Open ${connection}, correct it there, and ${runAgain}.`,
      field,
    });
  }
}
