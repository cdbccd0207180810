import type { Endpoint } from '../api/endpoint.ts';
import type { Fields, Inputs, RequestOf } from '../api/inputs.ts';
import type { Clock } from '../transport/clock.ts';
import type { Transport } from '../transport/transport.ts';
import { buildRequest } from './buildRequest.ts';
import { connectionFor, type ConnectionFields } from './connection.ts';
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
 * Sends one checked request and gives its answer. It is sent once.
 * Throws the AseedError that says what a refusal, an unreadable answer or none means.
 */
export async function call<I extends Inputs, A>(
  { transport, connection: fields, timeoutsMs, clock }: Caller,
  endpoint: Endpoint<I, A>,
  request: RequestOf<I>,
): Promise<A> {
  const connection = connectionFor(endpoint, fields);
  const built = buildRequest(endpoint, request, connection);
  const answer = await clock.within(timeoutsMs[endpoint.name] ?? timeoutsMs.usual, (timeIsOver) =>
    transport({ ...built, timeIsOver }),
  );
  return readAnswer(endpoint, answer, {
    baseUrl: connection.baseUrl,
    secrets: [connection.apiToken ?? '', ...secretsIn(endpoint, request)],
    nowMs: clock.now(),
  });
}

/** What a server's words may repeat and no error may show. */
function secretsIn({ inputs }: Endpoint, request: Fields): string[] {
  return Object.entries(inputs)
    .filter(([, { kind }]) => kind === 'email' || kind === 'accessToken')
    .map(([key]) => request[key])
    .filter((value) => typeof value === 'string');
}
