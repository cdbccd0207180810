interface Explanation {
  /** What the person who built the workflow can do now. */
  readonly hint: string;
  /** The key of the input at fault. */
  readonly field?: string;
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
 * What went wrong, as sentences for the person who built the workflow: `message` says what happened, `hint` what to do now.
 * Neither holds a token, an e-mail address or raw JSON.
 */
export abstract class AseedError extends Error {
  readonly hint: string;
  readonly field: string | undefined;

  readonly outcome: CallOutcome = 'failed';

  /** Whether the calls not yet sent would meet the same failure, so that they are better not sent. */
  readonly stopsOtherCalls: boolean = true;

  /** How many seconds the server asks to wait before the same call is sent again, if it says so. */
  readonly retryAfterSeconds: number | undefined = undefined;

  constructor(message: string, { hint, field }: Explanation) {
    super(message);
    this.name = new.target.name;
    this.hint = hint;
    this.field = field;
  }
}
