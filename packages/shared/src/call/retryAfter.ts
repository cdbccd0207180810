import type { HttpAnswer } from '../transport/transport.ts';

/**
 * How many seconds a Retry-After header asks to wait (RFC 9110: seconds, or a date, which is read against the server's own
 * Date header, or `nowMs`, our time, where it has none). Undefined when it is absent or makes no sense.
 */
export function retryAfterSeconds(headers: HttpAnswer['headers'], nowMs: number): number | undefined {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const until = /^[A-Z][a-z]{2}, .* GMT$/.test(value) ? Date.parse(value) : Number.NaN;
  const asItSays = Date.parse(headers.date ?? '') || nowMs;
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - asItSays) / 1000));
}
