import { AseedError, cut, type CallOutcome } from './AseedError.ts';

/** A list that a person is to choose from cannot be shown. */
export class NotListedError extends AseedError {
  override readonly outcome: CallOutcome;

  /** `what` is what it lists, such as "projects". */
  constructor(what: string, error: AseedError) {
    super(cut(`The list of ${what} cannot be shown. ${error.message}`, 250), {
      hint: (words) => `${words.withoutList} ${cut(error.adviceIn(words).hint, 180)}`,
    });
    this.outcome = error.outcome;
  }
}
