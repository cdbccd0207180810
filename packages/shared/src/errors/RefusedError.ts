import { inItsWords, type Refusal } from './Refusal.ts';
import { AseedError } from './AseedError.ts';

/** The call was refused for a reason that only the server's own words tell, if it gives any. Nothing was made. */
export class RefusedError extends AseedError {
  constructor(refusal: Refusal, hint = 'If the reason is not clear, ask Aseed and show them this message.') {
    super(`Aseed refused the call (${refusal.status})${inItsWords(refusal)}`, { hint });
  }

  /** What is locked, or comes too early, by HTTP's own meaning of 423 and 425. */
  static forNow(refusal: Refusal): RefusedError {
    return new RefusedError(refusal, 'Try again in a few minutes. If it stays, ask Aseed and show them this message.');
  }
}
