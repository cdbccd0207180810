import { AseedError } from './AseedError.ts';

/** The API answered something that its contract does not know. */
export class UnexpectedAnswerError extends AseedError {
  constructor(what: string) {
    super(`Aseed gave an answer that this integration does not understand: ${what}`, {
      hint: 'Update the integration. If that does not help, report this message.',
    });
  }
}
