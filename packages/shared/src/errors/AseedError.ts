interface Explanation {
  /** What the person who built the workflow can do now. */
  readonly hint: string;
  /** The key of the input at fault. */
  readonly field?: string;
}

/**
 * What went wrong, as sentences for the person who built the workflow: `message` says what happened, `hint` what to do now.
 * Neither holds a token, an e-mail address or raw JSON.
 */
export abstract class AseedError extends Error {
  readonly hint: string;
  readonly field: string | undefined;

  /** Whether the calls not yet sent would meet the same failure, so that they are better not sent. */
  readonly stopsOtherCalls: boolean = true;

  /** Whether rooms may have been made that nobody has received: repeating the call may pay for them twice. */
  readonly roomsMayExist: boolean = false;

  /** Whether the same call may well succeed a little later. Never so where rooms may exist. */
  readonly mayPass: boolean = false;

  /** How many seconds the server asks to wait before the same call is sent again, if it says so. */
  readonly retryAfterSeconds: number | undefined = undefined;

  /** Whether the call that it speaks of was made at all. */
  readonly wasSent: boolean = true;

  constructor(message: string, { hint, field }: Explanation) {
    super(message);
    this.name = new.target.name;
    this.hint = hint;
    this.field = field;
  }
}
