import type { SeenCall } from './traffic.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How many rooms there were (y) so many seconds after the first call (x), a point for each call that made some. */
export function timelineOf(seen: readonly SeenCall[]): Point[] {
  const firstMs = seen.reduce((least, { arrivedMs }) => Math.min(least, arrivedMs), Number.POSITIVE_INFINITY);
  let rooms = 0;
  return seen
    .filter(({ status }) => status === 200)
    .toSorted((a, b) => a.endedMs - b.endedMs)
    .map((call) => {
      rooms += call.rooms;
      return { x: (call.endedMs - firstMs) / 1000, y: rooms };
    });
}
