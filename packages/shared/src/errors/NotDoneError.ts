import { AseedError, cut, type CallOutcome } from './AseedError.ts';

/** A room was to be changed or cancelled, which failed; and how it stands now, as far as that is known. */
export class NotDoneError extends AseedError {
  override readonly outcome: CallOutcome;
  override readonly retryAfterSeconds: number | undefined;
  override readonly stopsOtherCalls: boolean;

  private constructor(error: AseedError, message: string, stands: string) {
    super(cut(message, 250), {
      hint: ({ runAgain }) => `${stands} To try once more, ${runAgain}: to the room that does no harm.`,
      field: 'room_id',
    });
    this.outcome = error.outcome;
    this.retryAfterSeconds = error.retryAfterSeconds;
    this.stopsOtherCalls = error.stopsOtherCalls;
  }

  /** Of a room that was read afterwards. `done` is what was to be done with it, such as "cancelled". */
  static ofPending(error: AseedError, done: string): NotDoneError {
    return new NotDoneError(error, error.message, `Just after that the room was still pending and not ${done}.`);
  }

  /** Of a room that could not be read afterwards either. */
  static unread(error: AseedError, done: string): NotDoneError {
    return NotDoneError.unclear(error, done, 'Reading the room failed too: look at it in Aseed.');
  }

  /** Of a room that was read afterwards, and does not tell. */
  static untold(error: AseedError, done: string): NotDoneError {
    return NotDoneError.unclear(error, done, 'Reading the room did not tell: look at it in Aseed.');
  }

  private static unclear(error: AseedError, done: string, stands: string): NotDoneError {
    return new NotDoneError(error, `Whether the room was ${done} is not known. ${error.message}`, stands);
  }
}
