import * as z from 'zod/v4-mini';
import type { Connection } from './connection.ts';
import type { AseedError } from './errors/AseedError.ts';
import { InvalidInputError } from './errors/InvalidInputError.ts';
import { isSegment, type Fields, type Inputs, type RequestOf } from './inputs.ts';
import type { Told } from './told.ts';
import type { HttpRequest } from './transport.ts';

/** The ways an endpoint's refusals are read: by status, else by its class. */
export type Refusals = Readonly<Record<number, (told: Told) => AseedError>> & {
  readonly [others in '4xx' | '5xx']: (told: Told) => AseedError;
};

/** One endpoint of the Aseed API, the whole of it as data. */
export interface Endpoint<I extends Inputs = Inputs, A = unknown> {
  readonly name: 'createRooms' | 'joinRoom' | 'listRooms';
  readonly method: HttpRequest['method'];
  /** Below the base URL. An input named in braces goes here; the others make the JSON body, or the query of a GET. */
  readonly path: string;
  readonly auth: 'bearer' | 'none';
  /** Whether each call costs money, so that an open outcome must be told and never be tried again. */
  readonly spends: boolean;
  readonly inputs: I;
  /** What a 200 answers. */
  readonly answer: z.ZodMiniType<A>;
  readonly refusals: Refusals;
}

/** Keeps an endpoint's literal type, so that its requests are typed from its inputs. */
export function defineEndpoint<const I extends Inputs, A>(endpoint: Endpoint<I, A>): Endpoint<I, A> {
  return endpoint;
}

/**
 * The HTTP request for checked inputs. Pure, so that tests compare whole requests. The API token goes to no endpoint that
 * does not ask for one. Throws InvalidInputError for text that cannot stand in a URL, or
 * would lead it elsewhere.
 */
export function buildRequest<I extends Inputs>(
  endpoint: Endpoint<I>,
  request: RequestOf<I>,
  { baseUrl, apiToken }: Connection,
): Omit<HttpRequest, 'timeoutMs'> {
  const { method, path, auth } = endpoint;
  const values = sentValues(endpoint.inputs, request);
  const others = values.filter(([key]) => !path.includes(`{${key}}`));
  const filledPath = path.replace(/\{(\w+)\}/g, (_, key: string) => segmentOf(endpoint.inputs, key, request));
  const pairs =
    method === 'GET' ? others.map(([key, value]) => `${key}=${urlEncoded(endpoint.inputs, key, value)}`) : [];
  const query = pairs.length > 0 ? `?${pairs.join('&')}` : '';
  return {
    method,
    url: `${baseUrl}${filledPath}${query}`,
    headers: {
      Accept: 'application/json',
      ...(method === 'POST' && { 'Content-Type': 'application/json' }),
      ...(auth === 'bearer' && { Authorization: `Bearer ${apiToken ?? ''}` }),
    },
    ...(method === 'POST' && { body: jsonOf(Object.fromEntries(others)) }),
  };
}

/** A value as one segment of the path, whatever kind of input it is. */
function segmentOf(inputs: Inputs, key: string, request: Fields): string {
  const value = String(request[key] ?? '');
  if (!isSegment(value))
    throw new InvalidInputError(`${inputs[key]?.label ?? key} must not be empty, "." or "..".`, key);
  return urlEncoded(inputs, key, value);
}

/** JSON can hold half of a surrogate pair, a URL cannot. */
function urlEncoded(inputs: Inputs, key: string, value: string | number): string {
  if (!String(value).isWellFormed()) {
    const label = inputs[key]?.label;
    throw new InvalidInputError(
      `${label} holds a broken character, as text does that was cut in the middle of an emoji.`,
      key,
    );
  }
  return encodeURIComponent(value);
}

/** JSON with double braces spelled as escapes: Zapier's client refuses a body that holds `{{bundle.…}}`, whoever wrote it. */
function jsonOf(values: Fields): string {
  return JSON.stringify(values).replaceAll('{{', '\\u007b\\u007b');
}

/** In the order of the inputs, not of the caller, so that equal requests are equal bytes. */
function sentValues(inputs: Inputs, request: Fields): [string, string | number][] {
  return Object.keys(inputs).flatMap((key) => {
    const value = request[key];
    return typeof value === 'string' || typeof value === 'number' ? [[key, value]] : [];
  });
}
