import { AseedError, type Hint } from './AseedError.ts';

/** A run that is gone held the contact and left no record of a room. No other is made, so that none is paid for twice. */
export class ContactUnclearError extends AseedError {
  override readonly stopsOtherCalls = false;
  override readonly outcome = 'unknown';

  /** `sinceMs` is when that run took the contact up, in milliseconds since 1970. */
  constructor(sinceMs: number, hint: Hint) {
    const since = new Date(sinceMs).toISOString();
    super(`A run that did not finish took this contact up at ${since}, and may have made a room for it.`, { hint });
  }
}
