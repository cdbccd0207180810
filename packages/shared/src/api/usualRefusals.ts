import type { Refusals } from './endpoint.ts';
import type { AseedError } from '../errors/AseedError.ts';
import { ForbiddenError } from '../errors/ForbiddenError.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';
import { NotFoundError } from '../errors/NotFoundError.ts';
import { RateLimitedError } from '../errors/RateLimitedError.ts';
import { RefusedError } from '../errors/RefusedError.ts';
import { ServerFaultError } from '../errors/ServerFaultError.ts';
import { UnauthorisedError } from '../errors/UnauthorisedError.ts';
import { WrongAddressError } from '../errors/WrongAddressError.ts';
import { inItsWords, type Refusal } from '../errors/Refusal.ts';

/** How every endpoint's refusals are read unless it says otherwise. */
export const usualRefusals = {
  400: (refusal) => refusedInput(refusal),
  401: (refusal) => new UnauthorisedError(refusal),
  403: (refusal) =>
    UnauthorisedError.speaksOf(refusal) ? new UnauthorisedError(refusal) : new ForbiddenError(refusal),
  408: (refusal) => new ServerFaultError(refusal),
  422: (refusal) => refusedInput(refusal),
  423: (refusal) => RefusedError.forNow(refusal),
  425: (refusal) => RefusedError.forNow(refusal),
  429: (refusal) => new RateLimitedError(refusal),
  499: (refusal) => new ServerFaultError(refusal),
  '4xx': (refusal) => new RefusedError(refusal),
  '5xx': (refusal) => new ServerFaultError(refusal),
} satisfies Refusals;

/** The API looked at the input and refused it. */
export function refusedInput(refusal: Refusal): AseedError {
  return new InvalidInputError(
    `Aseed did not accept the input (${refusal.status})${inItsWords(refusal)}`,
    refusal.fields[0],
  );
}

/**
 * A 404: FastAPI answers a bare "Not Found" where it has no such path, so only other words speak of the thing asked for.
 * `what` is the start of a sentence, such as "project with this id".
 */
export function notFound(what: string, field: string): (refusal: Refusal) => AseedError {
  return ({ words }) =>
    words === '' || /^(404 )?(page )?not found$/i.test(words)
      ? new WrongAddressError('nothing is found there (404)')
      : new NotFoundError(what, field);
}

/** What the endpoints that are about one room make of a 404. */
export const roomNotFound = notFound('room with this Room ID', 'room_id');
