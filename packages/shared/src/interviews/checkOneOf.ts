import type { Fields, Inputs } from '../api/inputs.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';

/** Throws InvalidInputError unless exactly one of the inputs is filled in that are ways to name one thing. */
export function checkOneOf(inputs: Inputs, request: Fields): void {
  const ways = Object.entries(inputs).filter(([, { oneOf }]) => oneOf !== undefined);
  const filled = ways.filter(([key]) => request[key] !== undefined);
  if (filled.length === 1) return;
  const labels = ways.map(([, { label }]) => label);
  const names = `${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}`;
  const message = filled.length === 0 ? `Fill in ${names}.` : `Fill in only one of ${names}.`;
  throw new InvalidInputError(message, (filled.at(-1) ?? ways[0])?.[0]);
}
