import { idOf } from '../api/room.ts';
import type { AseedError } from '../errors/AseedError.ts';
import { errorToTell } from '../errors/errorToTell.ts';
import type { CreatedRooms, OrderResult } from './orderResult.ts';

/** A failure as the person who built the workflow reads it. */
export interface Failure {
  /** What happened. */
  readonly message: string;
  /** What to do now. */
  readonly hint: string;
  readonly error: AseedError;
}

/** The failure of one order whose rooms, as far as there are any, are delivered; undefined for an order that has them all. */
export function failureOf({ asked, rooms, error }: OrderResult): Failure | undefined {
  if (!error) return undefined;
  const { message, hint } = told(error, asked, rooms.length);
  const isRestToMake = asked !== undefined && rooms.length > 0 && error.outcome !== 'unknown';
  return {
    error,
    message,
    hint: isRestToMake ? `${hint} Ask only for the ${asked - rooms.length} that are missing.` : hint,
  };
}

/**
 * The failure of a whole run that delivers nothing, and the place of the first order that met it. It names the rooms that
 * were made all the same, by their ids, since their links do not belong into a message; what to do with them depends on whether
 * a retry of this run would remember them. What there is to know of them comes last.
 */
export function failureOfAll(
  { results, warnings }: CreatedRooms,
  isRemembered: boolean,
): (Failure & { order: number }) | undefined {
  const error = errorToTell(results.flatMap((result) => result.error ?? []));
  if (!error) return undefined;
  const order = results.findIndex((result) => result.error === error);
  const asked = results.reduce<number | undefined>(
    (sum, result) => (sum === undefined || result.asked === undefined ? undefined : sum + result.asked),
    0,
  );
  const ids = results.flatMap(({ rooms }) => rooms.map(idOf));
  const { message, hint } = told(error, asked, ids.length);
  const again = isRemembered
    ? 'To run it again, retry this execution: that delivers the rooms that were created and makes only the rest. A new execution makes all of them once more.'
    : 'Running it again makes all of them once more.';
  const created = ids.length > 0 ? [again, `The rooms that were created: ${ids.join(', ')}.`] : [];
  return { error, order, message, hint: [hint, ...created, ...warnings].join(' ') };
}

/**
 * That no room was created is the hint's first sentence, which the example workflow for n8n goes by. How many were asked for is not
 * known where an order is invalid now.
 */
function told(error: AseedError, asked: number | undefined, made: number): { message: string; hint: string } {
  if (made > 0) return { message: `${howMany(made, asked)} created. ${error.message}`, hint: error.hint };
  return {
    message: error.message,
    hint: error.outcome === 'unknown' ? error.hint : `No room was created. ${error.hint}`,
  };
}

function howMany(made: number, asked: number | undefined): string {
  if (asked !== undefined) return `${made} of ${asked} rooms were`;
  return made === 1 ? '1 room was' : `${made} rooms were`;
}
