import { AseedError } from './AseedError.ts';

/** The user stopped the run before this was sent, or while it waited for an answer that costs nothing. */
export class StoppedError extends AseedError {
  constructor() {
    super('The run was stopped before this was done.', { hint: ({ runAgain }) => `To go on, ${runAgain}.` });
  }
}
