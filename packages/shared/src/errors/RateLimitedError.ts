import type { Told } from '../told.ts';
import { AseedError } from './AseedError.ts';

/** Too many calls for now. Nothing was made. */
export class RateLimitedError extends AseedError {
  override readonly mayPass = true;
  override readonly retryAfterSeconds: number | undefined;

  constructor({ status, retryAfterSeconds }: Told) {
    const wait = retryAfterSeconds === undefined ? 'in a minute or two' : `in ${retryAfterSeconds} seconds`;
    super(`Aseed is receiving too many calls and refused this one (${status}).`, {
      hint: `Run it again ${wait}.`,
    });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
