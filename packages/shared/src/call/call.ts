import type { Endpoint } from '../api/endpoint.ts';
import type { Fields, Inputs, RequestOf } from '../api/inputs.ts';
import type { Clock } from '../transport/clock.ts';
import { isLost, isUnsent } from '../transport/noAnswer.ts';
import type { HttpAnswer, HttpRequest, NoAnswer, Transport } from '../transport/transport.ts';
import { buildRequest } from './buildRequest.ts';
import { connectionFor } from './connectionFor.ts';
import type { ConnectionFields } from './connection.ts';
import { readAnswer } from './readAnswer.ts';

/** What one call needs of the platform that the core runs on. */
export interface Caller {
  readonly transport: Transport;
  readonly connection: ConnectionFields;
  /** After how many milliseconds without an answer to give a call up: usually, and for endpoints that differ, by their name. */
  readonly timeoutsMs: { readonly usual: number } & Readonly<Record<string, number>>;
  readonly clock: Clock;
}

/**
 * Sends one checked request and gives its answer. It is sent once; what reads or sets, so that twice is as good as once, once more when its
 * connection is lost: what closes the connection of a create may close that of the look for its rooms too.
 * Throws the AseedError that says what a refusal, an unreadable answer or none means.
 */
export async function call<I extends Inputs, A>(
  caller: Caller,
  endpoint: Endpoint<I, A>,
  request: RequestOf<I>,
): Promise<A> {
  return (await callDated(caller, endpoint, request)).value;
}

/** What was answered, and when by the server's own clock, in milliseconds since 1970. */
export interface Dated<A> {
  readonly value: A;
  readonly atMs: number;
}

/** The same as {@link call}, with the time at which the server answered: ours where it does not say. */
export async function callDated<I extends Inputs, A>(
  { transport, connection: fields, timeoutsMs, clock }: Caller,
  endpoint: Endpoint<I, A>,
  request: RequestOf<I>,
): Promise<Dated<A>> {
  const connection = connectionFor(endpoint, fields);
  const built = buildRequest(endpoint, request, connection);
  const answer = await clock.within(timeoutsMs[endpoint.name] ?? timeoutsMs.usual, (timeIsOver) =>
    answerTo(transport, { ...built, timeIsOver }),
  );
  const value = readAnswer(endpoint, answer, {
    baseUrl: connection.baseUrl,
    secrets: [connection.apiToken ?? '', ...secretsIn(endpoint, request)],
    nowMs: clock.now(),
  });
  return { value, atMs: ('headers' in answer && Date.parse(answer.headers.date ?? '')) || clock.now() };
}

const sentTwiceIsOnce: ReadonlySet<string> = new Set<HttpRequest['method']>(['GET', 'PATCH']);

async function answerTo(transport: Transport, request: HttpRequest): Promise<HttpAnswer | NoAnswer> {
  const answer = await transport(request);
  if (!sentTwiceIsOnce.has(request.method) || !isLost(answer)) return answer;
  const again = await transport(request);
  // That the second time nothing was sent says nothing of the first.
  return isUnsent(again) ? answer : again;
}

/** What a server's words may repeat and no error may show. */
function secretsIn({ inputs }: Endpoint, request: Fields): string[] {
  return Object.entries(inputs)
    .filter(([, { kind }]) => kind === 'email' || kind === 'accessToken')
    .map(([key]) => request[key])
    .filter((value) => typeof value === 'string');
}
