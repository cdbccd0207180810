import { valueOrError } from '../src/errors/valueOrError.ts';
import { AseedError } from '../src/errors/AseedError.ts';
import { testWords } from './testWords.ts';

/** What a user is told by the AseedError that the work throws. Fails the test if it throws none. */
export async function refusalOf(work: () => unknown): Promise<{
  name: string;
  field: string | undefined;
  message: string;
  hint: string;
}> {
  const error = await valueOrError(work);
  if (!(error instanceof AseedError)) throw new Error(`Nothing was refused; the result is ${JSON.stringify(error)}.`);
  const { name, field, message } = error;
  return { name, field, message, hint: error.adviceIn(testWords).hint };
}
