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
  const values = new Map(
    Object.entries(inputs).map(([key, input]) => [key, cleaned(input, fields[key]) ?? input.default]),
  );
  return requestFrom(inputs, values);
}

/** The request that cleaned values make, of which the contract's JSON Schema is the measure. Throws InvalidInputError, which names the first at fault. */
export function requestFrom<I extends Inputs>(inputs: I, values: ReadonlyMap<string, unknown>): RequestOf<I> {
  const sent = Object.entries(inputs).flatMap(([key, input]) => {
    const value = values.get(key);
    const isSent = value !== undefined || input.required || input.default !== undefined;
    return isSent ? [[key, checked(key, input, value)]] : [];
  });
  // The compiler cannot follow the loop; RequestOf says key by key what schemaOf does.
  return Object.fromEntries(sent) as RequestOf<I>;
}

function checked(key: string, input: Input, value: unknown): unknown {
  const schema = schemas.get(input) ?? schemaOf(input);
  schemas.set(input, schema);
  const { success, data, error } = z.safeParse(schema, value);
  if (success) return data;
  throw new InvalidInputError(error.issues[0]?.message ?? 'The fields cannot be read.', key);
}

/** Making a schema takes longer than checking ten values with it, so it is made once, and only if there is a value. */
const schemas = new WeakMap<Input, z.ZodMiniType>();

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
