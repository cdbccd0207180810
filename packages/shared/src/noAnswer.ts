import type { NoAnswer } from './transport.ts';

/** Node's and OpenSSL's codes for a connection that never stood: no byte of the request can have been read. */
const nothingSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
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

/**
 * Reads what an HTTP library threw. A failure is taken for "nothing sent" only when its code, or that of one of its causes,
 * says so; every other one, a time-out included, may have reached the server.
 */
export function noAnswerFrom(thrown: unknown): NoAnswer {
  const chain = causesOf(thrown);
  const certain = chain.find(
    ({ code, syscall }) => nothingSent.has(code) || (code === 'ETIMEDOUT' && syscall === 'connect'),
  );
  const code = certain?.code ?? chain.find((cause) => cause.code)?.code ?? 'UNKNOWN';
  return { sent: certain ? 'nothing' : 'maybe', code };
}

function causesOf(thrown: unknown): { code: string; syscall: string }[] {
  const chain = [];
  for (let error = thrown; error instanceof Error && chain.length < 5; error = error.cause) {
    chain.push({ code: textOf(error, 'code'), syscall: textOf(error, 'syscall') });
  }
  return chain;
}

function textOf(error: Error, property: string): string {
  const value: unknown = Reflect.get(error, property);
  return typeof value === 'string' ? value : '';
}
