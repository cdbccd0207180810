import type { AseedError } from './errors/AseedError.ts';

/** What kept an order, by its place, from getting all its rooms. */
export interface Failing {
  readonly order: number;
  readonly error: AseedError;
}

/** What a step of the work came to. */
export interface Progress {
  readonly failing: readonly Failing[];
  /** What the user should know of rooms that were delivered. */
  readonly warnings: readonly string[];
}
