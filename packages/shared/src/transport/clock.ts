/** Time and chance, which the core never reads by itself, so that nothing it does depends on how busy a machine is. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits for so many milliseconds, or until the run is stopped. It does not fail. */
  readonly sleep: (ms: number) => Promise<unknown>;
  /** A number from 0 to 1, by chance. */
  readonly random: () => number;
  /** Does something with a signal that ends it when so many milliseconds are over. */
  readonly within: <T>(ms: number, work: (timeIsOver: AbortSignal) => Promise<T>) => Promise<T>;
}

/** This machine's time, but for how to wait: n8n lets no node set a timer by itself. */
export const machineTime: Omit<Clock, 'sleep'> = {
  now: () => Date.now(),
  random: () => Math.random(),
  within: (ms, work) => work(AbortSignal.timeout(ms)),
};
