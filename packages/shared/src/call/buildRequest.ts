import type { Endpoint } from '../api/endpoint.ts';
import { isSegment } from '../api/inputRules.ts';
import type { Fields, Inputs, RequestOf } from '../api/inputs.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';
import type { HttpRequest } from '../transport/transport.ts';
import type { Connection } from './connection.ts';

/**
 * The HTTP request for checked inputs. Pure, so that tests compare whole requests. The API token goes to no endpoint that
 * does not ask for one. Throws InvalidInputError for text that would lead its path elsewhere.
 */
export function buildRequest<I extends Inputs>(
  { method, path, auth, inputs }: Endpoint<I>,
  request: RequestOf<I>,
  { baseUrl, apiToken }: Connection,
): Omit<HttpRequest, 'timeIsOver'> {
  const values = sentValues(inputs, request);
  const filledPath = path.replace(/\{(\w+)\}/g, (_, key: string) => segmentOf(inputs, key, values));
  const notInPath = values.filter(([key]) => !path.includes(`{${key}}`));
  const hasBody = withBody.has(method);
  return {
    method,
    url: `${baseUrl}${filledPath}${hasBody ? '' : queryOf(notInPath)}`,
    headers: {
      Accept: 'application/json',
      ...(hasBody && { 'Content-Type': 'application/json' }),
      ...(auth === 'bearer' && { Authorization: `Bearer ${apiToken ?? ''}` }),
    },
    ...(hasBody && { body: jsonOf(Object.fromEntries(notInPath)) }),
  };
}

/** The methods whose inputs go into a body; those of the others make the query. */
const withBody: ReadonlySet<string> = new Set<HttpRequest['method']>(['POST', 'PATCH']);

type Value = string | number | boolean;

/** A value as one segment of the path, whatever kind of input it is. */
function segmentOf(inputs: Inputs, key: string, values: readonly [string, Value][]): string {
  const value = String(values.find(([sent]) => sent === key)?.[1] ?? '');
  if (!isSegment(value))
    throw new InvalidInputError(`${inputs[key]?.label ?? key} must not be empty, "." or "..".`, key);
  return encodeURIComponent(value);
}

function queryOf(values: readonly [string, Value][]): string {
  const query = values.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  return query && `?${query}`;
}

/** JSON with double braces spelled as escapes: Zapier's client refuses a body that holds `{{bundle.…}}`, whoever wrote it. */
function jsonOf(values: Fields): string {
  return JSON.stringify(values).replaceAll('{{', '\\u007b\\u007b');
}

/** In the order of the inputs, not of the caller, so that equal requests are equal bytes. */
function sentValues(inputs: Inputs, request: Fields): [string, Value][] {
  return Object.keys(inputs).flatMap((key) => {
    const value = request[key];
    return isValue(value) ? [[key, value]] : [];
  });
}

function isValue(value: unknown): value is Value {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
