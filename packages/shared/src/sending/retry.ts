import type { AseedError } from '../errors/AseedError.ts';

/** More tries than this are no patience but a nuisance. */
const mostTries = 5;
const firstPauseMs = 1000;

/** How it went with one call so far. */
export interface Tried {
  readonly tries: number;
  /** How many milliseconds the call was paused for before its tries, in all. */
  readonly pausedMs: number;
}

/**
 * After how many milliseconds a call that met what may pass is to be sent again; undefined for never. The pause doubles with
 * each try, is never shorter than the server's Retry-After, and up to a quarter longer by chance, so that many runs do not come
 * back at the same moment. When all pauses of a call together would exceed `patienceMs`, it is given up at once. `chance` is
 * from 0 to 1.
 */
export function pauseBeforeRetry(
  { retryAfterSeconds = 0 }: AseedError,
  { tries, pausedMs }: Tried,
  patienceMs: number,
  chance: number,
): number | undefined {
  if (tries >= mostTries) return undefined;
  const doubling = firstPauseMs * 2 ** (tries - 1);
  const leastMs = Math.max(doubling, retryAfterSeconds * 1000);
  const leftMs = patienceMs - pausedMs;
  return leastMs <= leftMs ? Math.min(Math.round(leastMs * (1 + chance / 4)), leftMs) : undefined;
}
