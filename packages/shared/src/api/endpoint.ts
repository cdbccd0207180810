import type * as z from 'zod/v4-mini';
import type { AseedError } from '../errors/AseedError.ts';
import type { Refusal } from '../errors/Refusal.ts';
import type { HttpRequest } from '../transport/transport.ts';
import type { Inputs } from './inputs.ts';

/** Which error a refusal is, by its status, else by the class of its status. */
export type Refusals = Readonly<Record<number, (refusal: Refusal) => AseedError>> & {
  readonly [statusClass in '4xx' | '5xx']: (refusal: Refusal) => AseedError;
};

/** One endpoint of the Aseed API, the whole of it as data. */
export interface Endpoint<I extends Inputs = Inputs, A = unknown, N extends string = string> {
  /** As the contract's operation id begins, in camel case. */
  readonly name: N;
  readonly method: HttpRequest['method'];
  /** Below the base URL. An input named in braces goes here; the others make the JSON body of a POST or a PATCH, else the query. */
  readonly path: string;
  readonly auth: 'bearer' | 'none';
  /** Whether each call reserves tokens, which are money, so that an open outcome must be told and never be tried again. */
  readonly spends: boolean;
  readonly inputs: I;
  /** What a 2xx answers. Where that is more than a little, it is a lazy schema, since a cold start would pay for all of them. */
  readonly answer: z.ZodMiniType<A>;
  readonly refusals: Refusals;
}

/** Keeps an endpoint's literal type, so that its requests are typed from its inputs, and its name is known. */
export function defineEndpoint<const I extends Inputs, A, const N extends string>(
  endpoint: Endpoint<I, A, N>,
): Endpoint<I, A, N> {
  return endpoint;
}
