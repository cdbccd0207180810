import type { HttpAnswer, NoAnswer } from './transport.ts';

/** Node's and OpenSSL's codes for a connection that never stood: no byte of the request can have been read. */
const nothingSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ERR_INVALID_URL',
  'ERR_INVALID_CHAR',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Codes that speak of a connection that never stood only when it was being made: the network can break later too. */
const nothingSentYet = new Set(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);

/** What OpenSSL says when the two sides cannot agree on a connection; Node gives all of its words the one code EPROTO. */
const handshakeFailure = /wrong version number|unknown protocol|unsupported protocol|handshake failure/;

/** What the system's words mean to people, as the end of a sentence. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at that address',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ECONNRESET: 'the connection was closed before an answer came',
  EPIPE: 'the connection was closed before an answer came',
  EHOSTUNREACH: 'the network has no way to that address',
  ENETUNREACH: 'the network has no way to that address',
  ECONNABORTED: 'no answer came in time',
  ETIMEDOUT: 'no answer came in time',
  EPROTO: 'no secure connection could be made there',
  ERR_SSL_WRONG_VERSION_NUMBER: 'no secure connection could be made there',
  ERR_CANCELED: 'the run was stopped while it waited for the answer',
};

interface Cause {
  readonly code: string;
  readonly syscall: string;
  readonly message: string;
}

/**
 * Reads what an HTTP library threw. A failure is taken for "nothing sent" only when it, or one of its causes, says so; every
 * other one, a time-out included, may have reached the server.
 */
export function noAnswerFrom(thrown: unknown): NoAnswer {
  const chain = causesOf(thrown);
  const certain = chain.find(neverConnected);
  const code = (certain ?? chain.find((cause) => cause.code !== ''))?.code ?? 'UNKNOWN';
  return { sent: certain ? 'nothing' : 'maybe', code };
}

/** What ends a call by time or by the user, and not by its connection. */
const ended = new Set(['ETIMEDOUT', 'ECONNABORTED', 'ERR_CANCELED']);

/** Whether a connection that stood broke before there was a whole answer. */
export function isLost(answer: HttpAnswer | NoAnswer): boolean {
  return 'sent' in answer && answer.sent === 'maybe' && !ended.has(answer.code);
}

/** Whether no byte of the request can have been read. */
export function isUnsent(answer: HttpAnswer | NoAnswer): boolean {
  return 'sent' in answer && answer.sent === 'nothing';
}

/** Codes by what is in them, as the end of a sentence: of TLS, and of what Node's readers of HTTP and of packed bodies complain of. */
const kinds: readonly (readonly [RegExp, (code: string) => string])[] = [
  [/CERT|SSL|TLS|SIGNATURE|ISSUER/, (code) => `its certificate was not accepted (${code})`],
  [
    /^(Z_|HPE_|ERR__ERROR_FORMAT|ERR_HTTP_|ERR_STREAM_PREMATURE_CLOSE|ERR_BAD_RESPONSE)|BROTLI|ZSTD/,
    () => 'the answer arrived damaged',
  ],
];

/** Why no answer came, as the end of a sentence. */
export function reasonFor({ code }: NoAnswer): string {
  const [, kind] = kinds.find(([pattern]) => pattern.test(code)) ?? [];
  return reasons[code] ?? (kind ?? unnamed)(code.slice(0, longestCode));
}

const unnamed = (code: string) => `the connection failed (${code})`;

const longestCode = 40;

function neverConnected({ code, syscall, message }: Cause): boolean {
  return (
    nothingSent.has(code) ||
    (nothingSentYet.has(code) && syscall === 'connect') ||
    (code === 'EPROTO' && handshakeFailure.test(message))
  );
}

function causesOf(thrown: unknown): Cause[] {
  const chain: Cause[] = [];
  for (
    let error = thrown;
    typeof error === 'object' && error !== null && chain.length < 5;
    error = Reflect.get(error, 'cause')
  ) {
    chain.push({ code: text(error, 'code'), syscall: text(error, 'syscall'), message: text(error, 'message') });
  }
  return chain;
}

function text(error: object, property: string): string {
  const value: unknown = Reflect.get(error, property);
  return typeof value === 'string' ? value : '';
}
