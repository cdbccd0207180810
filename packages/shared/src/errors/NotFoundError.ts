import { AseedError } from './AseedError.ts';

/** What was asked for is not there. Nothing was made. */
export class NotFoundError extends AseedError {
  override readonly stopsOtherCalls = false;

  /** `what` as the start of a sentence, such as "project with this Project ID". */
  constructor(what: string, field: string) {
    super(`Aseed knows no ${what} (404).`, {
      hint: 'Check the value, and that it belongs to the account and the server that are used.',
      field,
    });
  }
}
