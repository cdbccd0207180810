import { attempt } from './attempt.ts';
import { checkInputs } from './checkInputs.ts';
import { AseedError } from './errors/AseedError.ts';
import { NotSentError } from './errors/NotSentError.ts';
import type { Fields, Inputs, RequestOf } from './inputs.ts';

/**
 * Checks many orders before anything is sent, and gives each one's request or error. An order whose fields could not even
 * be read is given as the error that says so. Unless the others are to `goOn`, one invalid order keeps all from being sent.
 */
export async function checkOrders<I extends Inputs>(
  inputs: I,
  orders: readonly (Fields | AseedError)[],
  goOn: boolean,
): Promise<(RequestOf<I> | AseedError)[]> {
  const checked = await Promise.all(
    orders.map((order) => (order instanceof AseedError ? order : attempt(() => checkInputs({ inputs }, order)))),
  );
  const invalid = checked.find((order) => order instanceof AseedError);
  if (goOn || !invalid) return checked;
  return checked.map((order) => (order instanceof AseedError ? order : new NotSentError(invalid)));
}
