import type { AseedError } from './errors/AseedError.ts';

/** Of several errors the one to tell: that rooms may exist which nobody received must not hide behind another. */
export function weightiest(errors: readonly AseedError[]): AseedError | undefined {
  return errors.find(({ roomsMayExist }) => roomsMayExist) ?? errors.find(({ wasSent }) => wasSent) ?? errors[0];
}
