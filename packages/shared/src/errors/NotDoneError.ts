import { AseedError, cut, type CallOutcome } from './AseedError.ts';

/** What failed, the id of the room, and what was to be done with it, such as "cancelled". */
interface Failed {
  readonly error: AseedError;
  readonly roomId: string;
  readonly done: string;
}

/** A room was to be changed or cancelled, which failed; and how it stands now, as far as that is known. */
export class NotDoneError extends AseedError {
  override readonly outcome: CallOutcome;
  override readonly retryAfterSeconds: number | undefined;
  override readonly stopsOtherCalls: boolean;

  private constructor({ error, roomId }: Failed, message: string, stands: string) {
    super(cut(message, 250), {
      hint: ({ runAgain }) => ({
        hint: `${stands} To try once more, ${runAgain}: to the room that does no harm.`,
        rooms: [{ title: 'Room', ids: [roomId] }],
      }),
      field: 'room_id',
    });
    this.outcome = error.outcome;
    this.retryAfterSeconds = error.retryAfterSeconds;
    this.stopsOtherCalls = error.stopsOtherCalls;
  }

  /** Of a room that was read afterwards. */
  static ofPending(failed: Failed): NotDoneError {
    const { error, done } = failed;
    return new NotDoneError(failed, error.message, `Just after that the room was still pending and not ${done}.`);
  }

  /** Of a room that could not be read afterwards either. */
  static unread(failed: Failed): NotDoneError {
    return NotDoneError.unclear(failed, 'Reading the room failed too: look at it in Aseed.');
  }

  /** Of a room that was read afterwards, and does not tell. */
  static untold(failed: Failed): NotDoneError {
    return NotDoneError.unclear(failed, 'Reading the room did not tell: look at it in Aseed.');
  }

  private static unclear(failed: Failed, stands: string): NotDoneError {
    const { error, done } = failed;
    return new NotDoneError(failed, `Whether the room was ${done} is not known. ${error.message}`, stands);
  }
}
