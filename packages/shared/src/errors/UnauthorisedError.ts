import type { Refusal } from './Refusal.ts';
import { AseedError } from './AseedError.ts';

/** The API token was refused. Nothing was made. */
export class UnauthorisedError extends AseedError {
  constructor({ status }: Refusal) {
    super(`Aseed did not accept the API token (${status}).`, {
      hint: 'Put a valid API token, without quotes, into the connection or credential for Aseed, and run again.',
    });
  }
}
