import type { Endpoint } from '../api/endpoint.ts';
import { readUrl } from '../api/url.ts';
import { InvalidConnectionError } from '../errors/InvalidConnectionError.ts';
import type { Connection, ConnectionFields } from './connection.ts';

/** Where Aseed's own API is. */
export const defaultBaseUrl = 'https://app.aseed.ai/custdev';

/** Checks what a call needs of the connection; a public endpoint is given no token. Throws InvalidConnectionError. */
export function connectionFor(
  { auth }: Pick<Endpoint, 'auth'>,
  { baseUrl, allowHttp, apiToken }: ConnectionFields,
): Connection {
  return {
    baseUrl: baseUrlFrom(baseUrl, allowHttp === true),
    ...(auth === 'bearer' && { apiToken: apiTokenFrom(apiToken) }),
  };
}

/**
 * The Authorization header for a request that a platform builds itself. Throws InvalidConnectionError for one that goes anywhere but
 * to the connection's own origin.
 */
export function authorizationFor(connectionFields: ConnectionFields, url: string): string {
  const { baseUrl, apiToken } = connectionFor({ auth: 'bearer' }, connectionFields);
  const { origin } = new URL(baseUrl);
  if (readUrl(url)?.origin !== origin) {
    throw new InvalidConnectionError(`The API token for Aseed is only sent to ${origin}.`, 'base_url');
  }
  return `Bearer ${apiToken}`;
}

/**
 * The base URL in what a person typed: trimmed, without a slash at its end, Aseed's own if blank.
 * Throws InvalidConnectionError for what is no plain https address, or http where that is not allowed.
 */
function baseUrlFrom(typed: unknown, allowHttp: boolean): string {
  const given = typed ?? '';
  const text = typeof given === 'string' ? given.trim() || defaultBaseUrl : '';
  const url = readUrl(text);
  if (!url || !isPlain(url) || slips.test(text)) {
    throw new InvalidConnectionError(`Base URL must be an address such as ${defaultBaseUrl}.`, 'base_url');
  }
  if (url.protocol === 'http:' && !allowHttp && !isLoopback(url)) {
    throw new InvalidConnectionError(
      'Base URL must begin with https://, since with http:// everybody on the way could read what is sent.',
      'base_url',
    );
  }
  // The look behind keeps a long row of slashes from taking quadratic time.
  return `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, '');
}

/** What only a slip puts into an address: white space and invisible characters, which URL drops or escapes, or a template's braces. */
const slips = /[\s\p{C}{}]/u;

/** The longest name that DNS has; every error that names the server repeats it. */
const longestHost = 253;

function isPlain({ protocol, username, password, search, hash, hostname }: URL): boolean {
  return /^https?:$/.test(protocol) && !username && !password && !search && !hash && hostname.length <= longestHost;
}

/** Whether an address is this machine's own, which nothing leaves: RFC 6761 and RFC 1122. */
function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/**
 * The API token in what a person pasted: trimmed, without "Bearer " before it.
 * Throws InvalidConnectionError, which does not repeat it, when it is missing or cannot stand in an HTTP header. Double
 * braces are a template that nobody filled in; Zapier's client would refuse them after the call counts as sent.
 */
function apiTokenFrom(pasted: unknown): string {
  const token = typeof pasted === 'string' ? pasted.trim().replace(/^bearer(\s+|$)/i, '') : '';
  if (token === '') throw new InvalidConnectionError('API Token is missing.', 'api_token');
  if (!/^(?!.*\{\{)[\x21-\x7e]+$/.test(token)) {
    throw new InvalidConnectionError(
      'API Token holds white space or characters that no API token has. Copy it again.',
      'api_token',
    );
  }
  return token;
}
