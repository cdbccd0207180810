/** How many calls a server lets through: so many at once, and so many a second that come in again. */
export interface Bucket {
  readonly size: number;
  readonly perSecond: number;
}

/** Whether a call may pass at a time in milliseconds, and else after how many milliseconds the next one may. */
export type Gate = (nowMs: number) => { readonly passes: true } | { readonly passes: false; readonly waitMs: number };

/** A full token bucket. Without one, every call passes. */
export function gateOf(bucket: Bucket | undefined): Gate {
  if (!bucket) return () => ({ passes: true });
  let tokens = bucket.size;
  let lastMs = Number.NaN;
  return (nowMs) => {
    const gained = Number.isNaN(lastMs) ? 0 : ((nowMs - lastMs) / 1000) * bucket.perSecond;
    tokens = Math.min(bucket.size, tokens + gained);
    lastMs = nowMs;
    if (tokens < 1) return { passes: false, waitMs: ((1 - tokens) / bucket.perSecond) * 1000 };
    tokens -= 1;
    return { passes: true };
  };
}
