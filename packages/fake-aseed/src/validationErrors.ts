import type { ErrorObject } from 'ajv';
import { invalid, type Answer, type Complaint } from './answers.ts';

type Wording = Pick<Complaint, 'type' | 'msg'>;

const mistyped = (name: string): Wording => ({ type: `${name}_type`, msg: `Input should be a valid ${name}` });

/** How FastAPI words what is of the wrong type, where it does not go by the type's name. */
const typeWordings: Readonly<Record<string, Wording>> = {
  integer: { type: 'int_parsing', msg: 'Input should be a valid integer, unable to parse string as an integer' },
  boolean: { type: 'bool_type', msg: 'Input should be a valid boolean' },
};

/** How FastAPI words what ajv found, by ajv's keyword. */
const wordings: Record<string, (error: ErrorObject) => Wording> = {
  required: () => ({ type: 'missing', msg: 'Field required' }),
  type: ({ params }) => typeWordings[String(params.type)] ?? mistyped(String(params.type)),
  maxLength: ({ params }) => ({
    type: 'string_too_long',
    msg: `String should have at most ${params.limit} characters`,
  }),
  format: ({ params }) =>
    params.format === 'uuid'
      ? { type: 'uuid_parsing', msg: 'Input should be a valid UUID' }
      : {
          type: 'value_error',
          msg: `value is not a valid ${params.format === 'email' ? 'email address' : params.format}`,
        },
};

/** A 422 as FastAPI gives it, its echo of the input included, from what ajv found in a request. That null would do too is not said. */
export function validationErrors(errors: readonly ErrorObject[], request: { body: unknown }): Answer {
  const told = errors.filter(({ keyword, params }) => keyword in wordings && params.type !== 'null');
  return invalid(...told.map((error) => complaint(error, request)));
}

function complaint(error: ErrorObject, request: { body: unknown }): Complaint {
  const path = error.instancePath.split('/').filter(Boolean);
  const at = path[0] === 'requestBody' ? ['body', ...path.slice(1)] : path;
  const loc = error.keyword === 'required' ? [...at, String(error.params.missingProperty)] : at;
  return { loc, ...(wordings[error.keyword]?.(error) ?? { type: 'value_error', msg: '' }), input: request.body };
}
