import { inItsWords, type Told } from '../told.ts';
import { AseedError } from './AseedError.ts';

/** The API token is known but may not do this. Nothing was made. */
export class ForbiddenError extends AseedError {
  override readonly stopsOtherCalls = false;

  constructor(told: Told) {
    super(`Aseed does not allow this with the API token given (${told.status})${inItsWords(told)}`, {
      hint: 'Use the token of an account that may work with this project.',
    });
  }
}
