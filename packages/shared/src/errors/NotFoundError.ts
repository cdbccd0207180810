import { AseedError, cut } from './AseedError.ts';

/** What was asked for is not there. Nothing was made. */
export class NotFoundError extends AseedError {
  override readonly stopsOtherCalls = false;
  private readonly what: string;
  private readonly status: string;

  /** `what` as the start of a sentence, such as "project with this id". */
  constructor(what: string, field: string, hint = usualHint, status = ' (404)') {
    super(`Aseed knows no ${what}${status}.`, { hint, field });
    this.what = what;
    this.status = status;
  }

  /** Of what is not in a list that Aseed gave. */
  static inList(what: string, field: string): NotFoundError {
    return new NotFoundError(what, field, usualHint, '');
  }

  /** The same, of a link that leads to another server than the one that was asked. */
  ofLinkTo(itsHost: string, askedHost: string): NotFoundError {
    const hint = `The link leads to ${cut(itsHost, 60)}, but the call went to ${cut(askedHost, 60)}, the server of the Base URL. Use a link of that server, or change the Base URL.`;
    return new NotFoundError(this.what, this.field ?? '', hint, this.status);
  }
}

const usualHint = 'Check the value, and that it belongs to the account and the server that are used.';
