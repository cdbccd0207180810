import * as z from 'zod/v4-mini';
import type { Endpoint } from './endpoint.ts';
import { InvalidInputError } from './errors/InvalidInputError.ts';
import { cleaned, schemaOf, type Fields, type Input, type Inputs, type RequestOf } from './inputs.ts';

/**
 * Checks field values as a platform delivers them and gives the request they make: pasted values cleaned, blank fields
 * left out or replaced by their default, fields that are no inputs ignored.
 * Throws InvalidInputError, which names the first field at fault.
 */
export function checkInputs<I extends Inputs>({ inputs }: Pick<Endpoint<I>, 'inputs'>, fields: Fields): RequestOf<I> {
  const values = Object.entries(inputs).map(([key, input]) => [key, cleaned(input, fields[key]) ?? input.default]);
  const checked = z.safeParse(requestSchema(inputs), Object.fromEntries(values));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new InvalidInputError(issue?.message ?? 'The fields cannot be read.', issue?.path.join('.'));
}

/** What the wire takes for these inputs, of which the contract's JSON Schema is the measure. */
export function requestSchema<I extends Inputs>(inputs: I): z.ZodMiniType<RequestOf<I>> {
  const shape = Object.fromEntries(Object.entries(inputs).map(([key, input]) => [key, fieldSchema(input)]));
  // The compiler cannot follow the loop; RequestOf says key by key what fieldSchema does.
  return z.object(shape) as z.ZodMiniType<unknown> as z.ZodMiniType<RequestOf<I>>;
}

function fieldSchema(input: Input) {
  const sent = input.required || input.default !== undefined;
  return sent ? schemaOf(input) : z.optional(schemaOf(input));
}
