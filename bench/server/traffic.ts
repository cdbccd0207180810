/** A call for rooms as the server saw it, with times in milliseconds since 1970. */
export interface SeenCall {
  readonly arrivedMs: number;
  /** When it was answered. */
  readonly endedMs: number;
  readonly status: number;
  readonly rooms: number;
}

/** What a run did to the server. */
export interface Traffic {
  readonly calls: number;
  readonly refused: number;
  readonly mostInFlight: number;
  readonly rooms: number;
  /** When the first call arrived, and when the last one was answered; undefined without a call. */
  readonly firstMs?: number;
  readonly lastMs?: number;
}

const isDone = ({ status }: SeenCall) => status === 200;

/** Sums calls up. `calls` counts those that made rooms, `refused` those that the limit turned away. */
export function trafficOf(seen: readonly SeenCall[]): Traffic {
  const done = seen.filter(isDone);
  return {
    calls: done.length,
    refused: seen.filter(({ status }) => status === 429).length,
    mostInFlight: mostInFlight(done),
    rooms: done.reduce((sum, { rooms }) => sum + rooms, 0),
    ...(seen.length > 0 && {
      firstMs: seen.reduce((least, { arrivedMs }) => Math.min(least, arrivedMs), Number.POSITIVE_INFINITY),
      lastMs: seen.reduce((most, { endedMs }) => Math.max(most, endedMs), 0),
    }),
  };
}

/** How many calls were under way at the same time. One that ends when another arrives was before it. */
function mostInFlight(seen: readonly SeenCall[]): number {
  const steps = seen
    .flatMap(({ arrivedMs, endedMs }) => [
      { atMs: arrivedMs, by: 1 },
      { atMs: endedMs, by: -1 },
    ])
    .sort((a, b) => a.atMs - b.atMs || a.by - b.by);
  let inFlight = 0;
  let most = 0;
  for (const { by } of steps) {
    inFlight += by;
    most = Math.max(most, inFlight);
  }
  return most;
}
