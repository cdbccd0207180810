import type { AseedError } from './errors/AseedError.ts';

/** What kept an order, by its place, from getting all its rooms. */
export interface Failing {
  readonly order: number;
  readonly error: AseedError;
}
