import type { OrderResult } from './createRoomsForOrders.ts';
import type { AseedError } from './errors/AseedError.ts';
import { idOf } from './room.ts';
import { weightiest } from './weightiest.ts';

/** A failure as the person who built the workflow reads it. */
export interface Failure {
  /** What happened. */
  readonly message: string;
  /** What to do now. */
  readonly hint: string;
  readonly error: AseedError;
}

/** The failure of one order, with what was made of it all the same; undefined for an order that has all its rooms. */
export function failureOf({ asked, rooms, error }: OrderResult): Failure | undefined {
  return error && { error, ...told(error, asked, rooms.length) };
}

/**
 * The failure of a whole run that delivers nothing, and the place of the first order that met it. It names the rooms that
 * were made all the same, by their ids: their links do not belong into a message.
 */
export function failureOfAll(results: readonly OrderResult[]): (Failure & { order: number }) | undefined {
  const error = weightiest(results.flatMap((result) => result.error ?? []));
  if (!error) return undefined;
  const order = results.findIndex((result) => result.error === error);
  const asked = results.reduce((sum, result) => sum + result.asked, 0);
  const ids = results.flatMap(({ rooms }) => rooms.map(idOf));
  const { message, hint } = told(error, asked, ids.length);
  return {
    error,
    order,
    message,
    hint: ids.length > 0 ? `${hint} The rooms that were created: ${ids.join(', ')}.` : hint,
  };
}

/** That no room was created is the hint's first sentence, which the example workflow for n8n goes by. */
function told(error: AseedError, asked: number, made: number): { message: string; hint: string } {
  if (made > 0) return { message: `${made} of ${asked} rooms were created. ${error.message}`, hint: error.hint };
  return { message: error.message, hint: error.roomsMayExist ? error.hint : `No room was created. ${error.hint}` };
}
