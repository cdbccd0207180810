import { inItsWords, type Refusal } from './Refusal.ts';
import { AseedError } from './AseedError.ts';

/** The API token is known but may not do this. Nothing was made. */
export class ForbiddenError extends AseedError {
  override readonly stopsOtherCalls = false;

  constructor(refusal: Refusal) {
    super(`Aseed does not allow this with the API token given (${refusal.status})${inItsWords(refusal)}`, {
      hint: 'Use the token of an account that may work with this project.',
    });
  }
}
