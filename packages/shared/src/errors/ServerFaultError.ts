import { inItsWords, type Told } from '../told.ts';
import { AseedError } from './AseedError.ts';

/** The server failed at something that can be asked for again without harm. */
export class ServerFaultError extends AseedError {
  override readonly mayPass = true;
  override readonly retryAfterSeconds: number | undefined;

  constructor(told: Told) {
    super(`Aseed failed to answer because of a fault of its own (${told.status})${inItsWords(told)}`, {
      hint: 'Try again in a few minutes. If it stays, tell Aseed.',
    });
    this.retryAfterSeconds = told.retryAfterSeconds;
  }
}
