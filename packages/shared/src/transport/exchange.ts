import { noAnswerFrom } from './noAnswer.ts';
import type { HttpAnswer, HttpRequest, NoAnswer } from './transport.ts';

/** An answer as an HTTP library has it: its headers in an object of whatever shape. */
interface LibraryAnswer extends Omit<HttpAnswer, 'headers'> {
  readonly headers: object;
}

/**
 * Sends a request with an HTTP library and gives what came of it; it never throws. `send` is ended when the request's time is
 * over or the run is stopped, in all: libraries count their own time-outs anew with each piece of an answer, so that one which
 * drips in would never end.
 */
export async function exchange(
  { timeIsOver }: Pick<HttpRequest, 'timeIsOver'>,
  send: (end: AbortSignal) => Promise<LibraryAnswer | NoAnswer>,
  stop?: AbortSignal,
): Promise<HttpAnswer | NoAnswer> {
  if (stop?.aborted) return { sent: 'nothing', code: 'ERR_CANCELED' };
  try {
    const answer = await send(stop ? AbortSignal.any([stop, timeIsOver]) : timeIsOver);
    return 'sent' in answer ? answer : { ...answer, headers: plainHeaders(answer.headers) };
  } catch (thrown) {
    if (stop?.aborted) return { sent: 'maybe', code: 'ERR_CANCELED' };
    return timeIsOver.aborted ? { sent: 'maybe', code: 'ETIMEDOUT' } : noAnswerFrom(thrown);
  }
}

/** Headers as a plain record with lower-case names. */
function plainHeaders(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}
