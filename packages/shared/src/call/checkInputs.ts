import * as z from 'zod/v4-mini';
import type { Endpoint } from '../api/endpoint.ts';
import { cleaned, schemaOf } from '../api/inputRules.ts';
import type { Fields, Input, Inputs, RequestOf } from '../api/inputs.ts';
import { AseedError } from '../errors/AseedError.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';
import { NotSentError } from '../errors/NotSentError.ts';
import { valueOrError } from '../errors/valueOrError.ts';

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

/** What fields have to keep: the rule of each input, and what they have to be together. */
export interface Checks<I extends Inputs> extends Pick<Endpoint<I>, 'inputs'> {
  /** Throws InvalidInputError for values that do not fit together. */
  readonly fits?: (request: RequestOf<I>) => void;
}

/** The same as {@link checkInputs}, and whether the values fit together. */
export function checkFields<I extends Inputs>({ inputs, fits }: Checks<I>, fields: Fields): RequestOf<I> {
  const request = checkInputs({ inputs }, fields);
  fits?.(request);
  return request;
}

/**
 * Checks what many calls are to be made with before any is sent, and gives each one's request or error. What could not even be
 * read is given as the error that says so. What is the same object is checked once. Unless the others are to `goOn`, one that is
 * invalid keeps all from being sent.
 */
export async function checkEach<I extends Inputs>(
  checks: Checks<I>,
  items: readonly (Fields | AseedError)[],
  goOn: boolean,
): Promise<(RequestOf<I> | AseedError)[]> {
  const known = new Map<Fields, Promise<RequestOf<I> | AseedError>>();
  const checkOnce = (fields: Fields) => {
    const checked = known.get(fields) ?? valueOrError(() => checkFields(checks, fields));
    known.set(fields, checked);
    return checked;
  };
  const checked = await Promise.all(items.map((item) => (item instanceof AseedError ? item : checkOnce(item))));
  return holdBack(checked, goOn);
}

/** What was checked, before anything is sent or written down. Unless the others are to `goOn`, one that is invalid holds all back. */
export function holdBack<T>(checked: readonly (T | AseedError)[], goOn: boolean): (T | AseedError)[] {
  const invalid = checked.find((one) => one instanceof AseedError);
  if (goOn || !invalid) return [...checked];
  return checked.map((one) => (one instanceof AseedError ? one : new NotSentError(invalid)));
}

/** What the wire takes for these inputs, of which the contract's JSON Schema is the measure. */
export function requestSchema<I extends Inputs>(inputs: I): z.ZodMiniType<RequestOf<I>> {
  const schema = schemas.get(inputs) ?? schemaFor(inputs);
  schemas.set(inputs, schema);
  // The compiler cannot follow the loop; RequestOf says key by key what fieldSchema does.
  return schema as z.ZodMiniType<RequestOf<I>>;
}

/** Making a schema takes longer than checking ten items with it, so it is made once. */
const schemas = new WeakMap<Inputs, z.ZodMiniType<unknown>>();

function schemaFor(inputs: Inputs): z.ZodMiniType<unknown> {
  const shape = Object.fromEntries(Object.entries(inputs).map(([key, input]) => [key, fieldSchema(input)]));
  return z.object(shape);
}

function fieldSchema(input: Input) {
  const sent = input.required || input.default !== undefined;
  return sent ? schemaOf(input) : z.optional(schemaOf(input));
}
