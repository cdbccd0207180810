/** When the rooms of a call may have been made, in milliseconds since 1970 by the server's clock. */
export interface MadeBetween {
  readonly fromMs: number;
  /** A room made before it may as well have been made before the call. */
  readonly clearFromMs: number;
  readonly toMs: number;
}

/** A date that the server gave, and when it was asked and had answered, by our own clock; all in milliseconds since 1970. */
export interface ServerDate {
  readonly dateMs: number;
  readonly askedAtMs: number;
  readonly answeredAtMs: number;
}

const second = 1000;

/** A server may go on with a call whose connection broke. What is made later than that belongs to another. */
export const graceMs = 120 * second;

/**
 * When a call that began and ended by our own clock may have made rooms by the server's. The server's date lies somewhere
 * between question and answer; it has whole seconds, and so may the times of rooms.
 */
export function madeBetween(
  { sentAtMs, endedAtMs }: { readonly sentAtMs: number; readonly endedAtMs: number },
  { dateMs, askedAtMs, answeredAtMs }: ServerDate,
): MadeBetween {
  return {
    fromMs: sentAtMs + dateMs - answeredAtMs - second,
    clearFromMs: sentAtMs + dateMs - askedAtMs - second,
    toMs: endedAtMs + dateMs - askedAtMs + second + graceMs,
  };
}
