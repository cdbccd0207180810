import { AseedError } from './AseedError.ts';

/** What the work gives, or the AseedError that it threw as a value. Anything else that it throws is a defect and goes on up. */
export async function valueOrError<T>(work: () => T | Promise<T>): Promise<T | AseedError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AseedError) return error;
    throw error;
  }
}
