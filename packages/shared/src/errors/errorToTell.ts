import type { AseedError } from './AseedError.ts';

/** Of several errors the one to tell: that rooms may exist which nobody received must not hide behind another. */
export function errorToTell(errors: readonly AseedError[]): AseedError | undefined {
  return (
    errors.find(({ outcome }) => outcome === 'unknown') ??
    errors.find(({ outcome }) => outcome !== 'notSent') ??
    errors[0]
  );
}
