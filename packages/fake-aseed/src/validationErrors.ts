import type { ErrorObject } from 'ajv';
import { invalid, type Answer, type Complaint } from './answers.ts';

/** How FastAPI words what ajv found, by ajv's keyword. */
const wordings: Record<string, (error: ErrorObject) => Pick<Complaint, 'type' | 'msg'>> = {
  required: () => ({ type: 'missing', msg: 'Field required' }),
  type: ({ params }) =>
    params.type === 'integer'
      ? { type: 'int_parsing', msg: 'Input should be a valid integer, unable to parse string as an integer' }
      : { type: `${params.type}_type`, msg: `Input should be a valid ${params.type}` },
  format: ({ params }) =>
    params.format === 'uuid'
      ? { type: 'uuid_parsing', msg: 'Input should be a valid UUID' }
      : {
          type: 'value_error',
          msg: `value is not a valid ${params.format === 'email' ? 'email address' : params.format}`,
        },
};

/** A 422 as FastAPI gives it, its echo of the input included, from what ajv found in a request. */
export function validationErrors(errors: readonly ErrorObject[], request: { body: unknown }): Answer {
  return invalid(...errors.filter(({ keyword }) => keyword in wordings).map((error) => complaint(error, request)));
}

function complaint(error: ErrorObject, request: { body: unknown }): Complaint {
  const path = error.instancePath.split('/').filter(Boolean);
  const at = path[0] === 'requestBody' ? ['body', ...path.slice(1)] : path;
  const loc = error.keyword === 'required' ? [...at, String(error.params.missingProperty)] : at;
  return { loc, ...(wordings[error.keyword]?.(error) ?? { type: 'value_error', msg: '' }), input: request.body };
}
