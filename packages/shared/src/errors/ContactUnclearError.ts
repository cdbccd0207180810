import { AseedError } from './AseedError.ts';

/** A run that is gone held the contact and left no record of a room. */
export class ContactUnclearError extends AseedError {
  override readonly stopsOtherCalls = false;
  override readonly outcome = 'unknown';

  /** `sinceMs` is when that run took the contact up, in milliseconds since 1970. */
  constructor(sinceMs: number) {
    super(
      `A run that did not finish took this contact up at ${new Date(sinceMs).toISOString()}, and may have made a room for it.`,
      {
        hint: 'No other is made, so that none is paid for twice. Look in Aseed for a room made at that time. Then let the contact be forgotten, and deliver it again if there is none.',
      },
    );
  }
}
