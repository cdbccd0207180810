import type { HttpAnswer } from './transport.ts';

/**
 * How many seconds a Retry-After header asks to wait (RFC 9110: seconds, or a date, which is read against the server's own
 * Date header). Undefined when it is absent or makes no sense.
 */
export function retryAfterSeconds(headers: HttpAnswer['headers']): number | undefined {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const until = /^[A-Z][a-z]{2}, .* GMT$/.test(value) ? Date.parse(value) : Number.NaN;
  const now = Date.parse(headers.date ?? '') || Date.now();
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - now) / 1000));
}
