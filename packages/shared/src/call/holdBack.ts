import { AseedError } from '../errors/AseedError.ts';
import { NotSentError } from '../errors/NotSentError.ts';

/** What was checked, before anything is done with it. Unless the others are to `goOn`, one that is invalid holds all back. */
export function holdBack<T>(checked: readonly (T | AseedError)[], goOn: boolean): (T | AseedError)[] {
  const invalid = checked.find((one) => one instanceof AseedError);
  if (goOn || !invalid) return [...checked];
  return checked.map((one) => (one instanceof AseedError ? one : new NotSentError(invalid)));
}
