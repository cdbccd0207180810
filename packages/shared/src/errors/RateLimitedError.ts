import type { Refusal } from './Refusal.ts';
import { AseedError } from './AseedError.ts';

/** Too many calls for now. Nothing was made. */
export class RateLimitedError extends AseedError {
  override readonly outcome = 'mayPass';
  override readonly retryAfterSeconds: number | undefined;

  constructor({ status, retryAfterSeconds }: Refusal) {
    const wait = retryAfterSeconds === undefined ? 'a minute or two' : inWords(retryAfterSeconds);
    super(`Aseed is receiving too many calls and refused this one (${status}).`, {
      hint: ({ later }) => later(wait),
    });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A time as people say it, in the largest unit of which it has at least two; rounded up. */
function inWords(seconds: number): string {
  const units = [
    ['hours', 3600],
    ['minutes', 60],
  ] as const;
  const [unit, length] = units.find(([, inSeconds]) => seconds >= 2 * inSeconds) ?? ['seconds', 1];
  const count = Math.max(1, Math.ceil(seconds / length));
  return count === 1 ? '1 second' : `${count} ${unit}`;
}
