import type { NamedRooms } from './namedRooms.ts';
import type { Words } from './words.ts';

/** What the person who built the workflow can do now. */
export interface Advice {
  readonly hint: string;
  /** The rooms that it speaks of. */
  readonly rooms: readonly NamedRooms[];
}

/** Advice, or a hint alone; where it takes words of the platform, what makes it of them. */
export type Hint = string | ((words: Words) => string | Advice);

interface Explanation {
  readonly hint: Hint;
  /** The key of the input at fault. */
  readonly field?: string | undefined;
}

/**
 * How a call ended that did not bring all that it was to bring:
 * - `notSent`: it was held back because another call of the same run failed;
 * - `failed`: it made nothing, and sending it again by itself would not help;
 * - `mayPass`: it made nothing, and the same call may well succeed a little later;
 * - `unknown`: it may have made rooms that nobody has received, so that repeating it may pay for them twice.
 */
export type CallOutcome = 'notSent' | 'failed' | 'mayPass' | 'unknown';

/**
 * What went wrong, as sentences for the person who built the workflow: `message` says what happened, {@link adviceIn} what to do now.
 * Neither holds a token, an e-mail address or raw JSON. The message has at most 250 characters and the hint 300, or 170 where what
 * running it again does is to be said after it.
 */
export abstract class AseedError extends Error {
  readonly field: string | undefined;

  readonly outcome: CallOutcome = 'failed';

  /** Whether the calls not yet sent would meet the same failure, so that they are better not sent. */
  readonly stopsOtherCalls: boolean = true;

  /** How many seconds the server asks to wait before the same call is sent again, if it says so. */
  readonly retryAfterSeconds: number | undefined = undefined;

  /** What to do now, in the words of the platform. */
  readonly adviceIn: (words: Words) => Advice;

  constructor(message: string, { hint, field }: Explanation) {
    super(message);
    this.name = new.target.name;
    this.field = field;
    this.adviceIn = (words) => {
      const advice = typeof hint === 'string' ? hint : hint(words);
      return typeof advice === 'string' ? { hint: advice, rooms: [] } : advice;
    };
  }
}

/** Text that comes from elsewhere, cut to so many characters. */
export function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
