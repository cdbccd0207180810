import { AseedError } from './AseedError.ts';
import type { NoAnswer } from '../transport.ts';

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at that address',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ECONNRESET: 'the connection was closed before an answer came',
  ECONNABORTED: 'no answer came in time',
  ETIMEDOUT: 'no answer came in time',
  EPROTO: 'no secure connection could be made there',
  ERR_CANCELED: 'the run was stopped while it waited for the answer',
};

/** What a network gets over by itself; a wrong name or a bad certificate it does not. */
const passing = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
]);

/** Why no answer came, as the end of a sentence. */
export function reasonFor({ code }: NoAnswer): string {
  const isTls = /CERT|SSL|TLS|SIGNATURE|ISSUER/.test(code);
  return reasons[code] ?? (isTls ? `its certificate was not accepted (${code})` : `the connection failed (${code})`);
}

/** No answer came, and nothing was made: either nothing was sent, or what was sent costs nothing. */
export class UnreachableError extends AseedError {
  override readonly mayPass: boolean;

  constructor(origin: string, failure: NoAnswer) {
    super(`Aseed cannot be reached at ${origin}: ${reasonFor(failure)}.`, {
      hint: 'Check the Base URL and the network between here and there, then run again.',
    });
    this.mayPass = passing.has(failure.code);
  }
}
