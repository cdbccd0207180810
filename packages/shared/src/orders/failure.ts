import { idOf } from '../api/room.ts';
import { AseedError, type Advice } from '../errors/AseedError.ts';
import { errorToTell } from '../errors/errorToTell.ts';
import { besideCreated } from '../errors/OutcomeUnknownError.ts';
import { withRooms, type Lasting, type NamedRooms } from '../errors/namedRooms.ts';
import { onceFor } from '../errors/onceFor.ts';
import type { Words } from '../errors/words.ts';
import type { Outcome } from '../sending/sendCalls.ts';
import type { CreatedRooms, OrderResult } from './orderResult.ts';

/** A failure as the person who built the workflow reads it, in the words of their platform. */
export interface Failure {
  /** What happened, in at most 300 characters. */
  readonly message: string;
  /** What to do now, in at most 300 characters. */
  readonly hint: string;
  /** The hint and, on lines of their own, the rooms that the failure speaks of, by their ids, and what else there is to know. */
  readonly details: string;
  readonly error: AseedError;
}

/** The first of many that failed, by its place. */
export interface FailureOfMany extends Failure {
  readonly order: number;
}

/**
 * The failure of one of many calls that make no rooms, which stands at a place; undefined where none failed. It names the rooms that stay
 * changed all the same.
 */
export function failureOfCalls<A>(
  outcomes: readonly Outcome<A>[],
  words: Words,
  lasting?: Lasting<A>,
): FailureOfMany | undefined {
  const error = errorToTell(outcomes.flatMap((outcome) => outcome.error ?? []));
  if (!error) return undefined;
  const order = outcomes.findIndex((outcome) => outcome.error === error);
  const { message, details, ...failure } = failureFrom(error, words);
  return {
    ...failure,
    message: `${placeOf(error, order, outcomes.length, words)}${message}`,
    details: lasting ? withRooms(details, [doneIn(outcomes, lasting)]) : details,
    order,
  };
}

function doneIn<A>(outcomes: readonly Outcome<A>[], { title, idOf: idIn }: Lasting<A>): NamedRooms {
  return { title, ids: outcomes.flatMap(({ value }) => (value === undefined ? [] : idIn(value))) };
}

/** The failure of one call that makes no rooms. */
export function failureFrom(error: AseedError, words: Words): Failure {
  const { hint, rooms } = error.adviceIn(words);
  return { error, message: error.message, hint, details: withRooms(hint, rooms) };
}

/** The failure of one order whose rooms, as far as there are any, are delivered; undefined for an order that has them all. */
export function failureOf({ asked, rooms, error }: OrderResult, words: Words): Failure | undefined {
  return error && told(error, { asked, made: rooms.length, place: '' }, inWords(words));
}

/**
 * The same for each of many orders. Those that failed for one reason share its text, which may name as many rooms as there are orders:
 * a copy for each would be a thousand times as long for a thousand orders.
 */
export function failuresOf(results: readonly OrderResult[], words: Words): (Failure | undefined)[] {
  const toDoOn = inWords(words);
  return results.map(
    ({ asked, rooms, error }) => error && told(error, { asked, made: rooms.length, place: '' }, toDoOn),
  );
}

/**
 * The failure of a whole run that delivers nothing, and the place of the first order that met it. It names the rooms that
 * were made all the same, by their ids, since their links do not belong into a message. What else there is to know of them comes
 * last.
 */
export function failureOfAll({ results, warnings }: CreatedRooms, words: Words): FailureOfMany | undefined {
  const error = errorToTell(results.flatMap((result) => result.error ?? []));
  if (!error) return undefined;
  const order = results.findIndex((result) => result.error === error);
  const asked = results.reduce<number | undefined>(
    (sum, result) => (sum === undefined || result.asked === undefined ? undefined : sum + result.asked),
    0,
  );
  const ids = results.flatMap(({ rooms }) => rooms.map(idOf));
  const place = placeOf(error, order, results.length, words);
  const created = [{ title: 'Rooms created', ids }];
  const failure = told(error, { asked, made: ids.length, place }, inWords(words, created));
  return { ...failure, details: [failure.details, ...warnings].join('\n'), order };
}

/** How far an order or a run came. */
interface Progress {
  /** Not known where an order is invalid now. */
  readonly asked: number | undefined;
  readonly made: number;
  /** Which of many failed, as the start of a sentence. */
  readonly place: string;
}

/** What to do about an error, depending on whether rooms were made. */
type ToDoOn = (error: AseedError, isMade: boolean) => Pick<Failure, 'hint' | 'details'>;

function told(error: AseedError, { asked, made, place }: Progress, toDoOn: ToDoOn): Failure {
  const before = made > 0 ? `${howMany(made, asked)} created. ` : '';
  return {
    error,
    message: `${before}${place}${made > 0 ? besideCreated(error.message) : error.message}`,
    ...toDoOn(error, made > 0),
  };
}

/** Gives what to do in the words of the platform, each text once. That no room was created is the first sentence, which the example workflow for n8n goes by. */
function inWords(words: Words, created: readonly NamedRooms[] = []): ToDoOn {
  const adviceOn = onceFor((error: AseedError) => error.adviceIn(words));
  const toDo = ({ hint, rooms }: Advice) => ({ hint, details: withRooms(hint, [...rooms, ...created]) });
  const open = onceFor(toDo);
  const some = onceFor(({ hint, rooms }: Advice) => toDo({ hint: `${hint} ${words.again.rest}`, rooms }));
  const none = onceFor(({ hint, rooms }: Advice) => toDo({ hint: `No room was created. ${hint}`, rooms }));
  return (error, isMade) => (error.outcome === 'unknown' ? open : isMade ? some : none)(adviceOn(error));
}

/** Which of many a failure is about, counted as people do, unless the others would meet it too. */
function placeOf({ stopsOtherCalls }: AseedError, order: number, many: number, { item }: Words): string {
  return many > 1 && !stopsOtherCalls ? `${item} ${order + 1}: ` : '';
}

function howMany(made: number, asked: number | undefined): string {
  if (asked !== undefined) return `${made} of ${asked} rooms were`;
  return made === 1 ? '1 room was' : `${made} rooms were`;
}
