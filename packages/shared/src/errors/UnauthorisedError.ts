import type { Refusal } from './Refusal.ts';
import { AseedError } from './AseedError.ts';

/** The words of FastAPI's check of the bearer token: where it sees none, and where it sees another kind of credentials. */
const noToken = /^not authenticated\b/i;
const otherCredentials = /^invalid authentication credentials\b/i;

/** The API token was refused, or did not arrive. Nothing was made. */
export class UnauthorisedError extends AseedError {
  constructor({ status, words }: Refusal) {
    const hasArrived = !noToken.test(words);
    super(`${hasArrived ? 'Aseed did not accept the API token' : 'Aseed received no API token'} (${status}).`, {
      hint: ({ connection, runAgain }) =>
        hasArrived
          ? `Open ${connection}, put in a valid API token, without quotes, and ${runAgain}.`
          : `Open ${connection} and put the API token in again. If that does not help, ask who runs your network: a proxy may take it out on the way.`,
    });
  }

  /** Whether a 403 is about the token, as with older versions of FastAPI, and not about what it may do. */
  static speaksOf({ words }: Refusal): boolean {
    return noToken.test(words) || otherCredentials.test(words);
  }
}
