import type { HttpAnswer } from '../transport/transport.ts';

/** More is a slip of the server: whoever waits that long looks for himself. */
const mostSeconds = 24 * 60 * 60;

/**
 * How many seconds a Retry-After header asks to wait (RFC 9110: seconds, or a date, which is read against the server's own
 * Date header, or `nowMs`, our time, where it has none); a day at most. Undefined when it is absent or makes no sense.
 */
export function retryAfterSeconds(headers: HttpAnswer['headers'], nowMs: number): number | undefined {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d+$/.test(value)) return Math.min(Number(value), mostSeconds);
  const until = /^[A-Z][a-z]{2}, .* GMT$/.test(value) ? Date.parse(value) : Number.NaN;
  const asItSays = Date.parse(headers.date ?? '') || nowMs;
  return Number.isNaN(until) ? undefined : Math.min(Math.max(0, Math.ceil((until - asItSays) / 1000)), mostSeconds);
}
