import * as z from 'zod/v4-mini';
import type { Endpoint } from './endpoint.ts';
import type { AseedError } from './errors/AseedError.ts';
import { OutcomeUnknownError } from './errors/OutcomeUnknownError.ts';
import { StoppedError } from './errors/StoppedError.ts';
import { reasonFor, UnreachableError } from './errors/UnreachableError.ts';
import { UnexpectedAnswerError } from './errors/UnexpectedAnswerError.ts';
import { WrongAddressError } from './errors/WrongAddressError.ts';
import type { Inputs } from './inputs.ts';
import { readJson } from './json.ts';
import { readTold, type Told } from './told.ts';
import type { HttpAnswer, NoAnswer } from './transport.ts';

/**
 * What came back from an endpoint: the answer's value, or throws the AseedError that says what it means for the user.
 * `secrets` are taken out of whatever the server's words repeat.
 */
export function readAnswer<A>(
  endpoint: Endpoint<Inputs, A>,
  answer: HttpAnswer | NoAnswer,
  { baseUrl, secrets }: { baseUrl: string; secrets: readonly string[] },
): A {
  if ('sent' in answer) throw withoutAnswer(endpoint, answer, baseUrl);
  const told = readTold(answer, endpoint.inputs, secrets);
  if (answer.status < 200 || answer.status >= 300) throw refusal(endpoint, told);
  const read = z.safeParse(endpoint.answer, readJson(answer.body));
  if (read.success) return read.data;
  throw unreadable(endpoint, told);
}

/** The one redirect that may come after a call was carried out. */
const seeOther = 303;

function withoutAnswer({ spends }: Endpoint, failure: NoAnswer, baseUrl: string): AseedError {
  return spends && failure.sent === 'maybe'
    ? OutcomeUnknownError.because(`the call was sent, but ${reasonFor(failure)}.`)
    : failure.code === 'ERR_CANCELED'
      ? new StoppedError()
      : new UnreachableError(new URL(baseUrl).origin, failure);
}

function refusal({ refusals, spends }: Endpoint, told: Told): AseedError {
  if (told.foreign !== undefined && !(spends && told.status === seeOther))
    return new WrongAddressError(`it ${told.foreign}`);
  const others = told.status < 500 ? '4xx' : '5xx';
  return (refusals[told.status] ?? refusals[others])(told);
}

function unreadable({ spends }: Endpoint, { status, foreign }: Told): AseedError {
  if (foreign !== undefined) {
    return spends
      ? OutcomeUnknownError.because(`the Base URL ${foreign}. It may be wrong.`)
      : new WrongAddressError(`it ${foreign}`);
  }
  const what = `answered ${status}, but not with what its documentation promises.`;
  return spends ? OutcomeUnknownError.because(`Aseed ${what}`) : new UnexpectedAnswerError(`it ${what}`);
}

/** What a status alone says of an endpoint, for platforms that let a connection test be worded only by status. */
export function sentenceForStatus(endpoint: Endpoint, status: number): string {
  const { message, hint } = refusal(endpoint, readTold({ status, headers: {}, body: '' }, endpoint.inputs, []));
  return `${message} ${hint}`;
}
