import type { Refusals } from '../endpoint.ts';
import type { AseedError } from '../errors/AseedError.ts';
import { ForbiddenError } from '../errors/ForbiddenError.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';
import { NotFoundError } from '../errors/NotFoundError.ts';
import { RateLimitedError } from '../errors/RateLimitedError.ts';
import { ServerFaultError } from '../errors/ServerFaultError.ts';
import { UnauthorisedError } from '../errors/UnauthorisedError.ts';
import { UnexpectedAnswerError } from '../errors/UnexpectedAnswerError.ts';
import { WrongAddressError } from '../errors/WrongAddressError.ts';
import { inItsWords, type Told } from '../told.ts';

/** How every endpoint's refusals are read unless it says otherwise. */
export const usualRefusals = {
  400: (told) => refusedInput(told),
  401: (told) => new UnauthorisedError(told),
  403: (told) => new ForbiddenError(told),
  408: (told) => new ServerFaultError(told),
  422: (told) => refusedInput(told),
  429: (told) => new RateLimitedError(told),
  499: (told) => new ServerFaultError(told),
  '4xx': (told) => new UnexpectedAnswerError(`it refused the call (${told.status})${inItsWords(told)}`),
  '5xx': (told) => new ServerFaultError(told),
} satisfies Refusals;

/** The API looked at the input and refused it. */
export function refusedInput(told: Told): AseedError {
  return new InvalidInputError(`Aseed did not accept the input (${told.status})${inItsWords(told)}`, told.fields[0]);
}

/**
 * A 404: FastAPI answers a bare "Not Found" where it has no such path, so only other words speak of the thing asked for.
 * `what` is the start of a sentence, such as "project with this Project ID".
 */
export function notFound(what: string, field: string): (told: Told) => AseedError {
  return ({ words }) =>
    words === '' || /^(404 )?(page )?not found$/i.test(words)
      ? new WrongAddressError('nothing is found there (404)')
      : new NotFoundError(what, field);
}
