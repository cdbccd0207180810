import { inItsWords, type Refusal } from './Refusal.ts';
import { AseedError } from './AseedError.ts';

/** The server failed at something that can be asked for again without harm. */
export class ServerFaultError extends AseedError {
  override readonly outcome = 'mayPass';
  override readonly retryAfterSeconds: number | undefined;

  constructor(refusal: Refusal) {
    super(`Aseed failed to answer because of a fault of its own (${refusal.status})${inItsWords(refusal)}`, {
      hint: 'Try again in a few minutes. If it stays, tell Aseed.',
    });
    this.retryAfterSeconds = refusal.retryAfterSeconds;
  }
}
