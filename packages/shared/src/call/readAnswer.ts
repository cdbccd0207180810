import * as z from 'zod/v4-mini';
import type { Endpoint } from '../api/endpoint.ts';
import type { Inputs } from '../api/inputs.ts';
import type { AseedError } from '../errors/AseedError.ts';
import { OutcomeUnknownError } from '../errors/OutcomeUnknownError.ts';
import type { Refusal } from '../errors/Refusal.ts';
import { StoppedError } from '../errors/StoppedError.ts';
import { UnexpectedAnswerError } from '../errors/UnexpectedAnswerError.ts';
import { UnreachableError } from '../errors/UnreachableError.ts';
import { WrongAddressError } from '../errors/WrongAddressError.ts';
import { reasonFor } from '../transport/noAnswer.ts';
import type { HttpAnswer, NoAnswer } from '../transport/transport.ts';
import { foreignIn, readRefusal, type ToReadRefusals } from './readRefusal.ts';

/**
 * What came back from an endpoint: the answer's value, or throws the AseedError that says what it means for the user.
 * `secrets` are taken out of whatever the server's words repeat; `nowMs` is our time, in milliseconds since 1970.
 */
export function readAnswer<A>(
  endpoint: Endpoint<Inputs, A>,
  answer: HttpAnswer | NoAnswer,
  { baseUrl, ...toReadRefusals }: { readonly baseUrl: string } & Omit<ToReadRefusals, 'inputs'>,
): A {
  if ('sent' in answer) throw withoutAnswer(endpoint, answer, baseUrl);
  const json = readJson(answer.body);
  if (answer.status < 200 || answer.status >= 300) {
    throw refused(endpoint, readRefusal(answer, json, { ...toReadRefusals, inputs: endpoint.inputs }));
  }
  // No page is an answer, not even where any will do.
  const isPage = json === undefined && foreignIn(answer, []) !== undefined;
  const read = isPage ? undefined : z.safeParse(endpoint.answer, json);
  if (read?.success) return read.data;
  throw unreadable(endpoint, answer);
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

function refused({ refusals, spends }: Endpoint, refusal: Refusal): AseedError {
  const { status, foreign } = refusal;
  if (foreign !== undefined && !(spends && status === seeOther)) return new WrongAddressError(`it ${foreign}`);
  return (refusals[status] ?? refusals[status < 500 ? '4xx' : '5xx'])(refusal);
}

function unreadable({ spends }: Endpoint, answer: HttpAnswer): AseedError {
  const foreign = foreignIn(answer, []);
  if (foreign !== undefined) {
    return spends
      ? OutcomeUnknownError.because(`the Base URL ${foreign}. It may be wrong.`)
      : new WrongAddressError(`it ${foreign}`);
  }
  const what = `answered ${answer.status}, but not with what its documentation promises.`;
  return spends ? OutcomeUnknownError.because(`Aseed ${what}`) : new UnexpectedAnswerError(`it ${what}`);
}

/** The value of a JSON text, with or without a byte order mark before it; undefined for what is no JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
