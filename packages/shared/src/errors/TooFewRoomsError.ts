import { AseedError } from './AseedError.ts';

/** Aseed answered a create with fewer rooms than it was asked for; whether it made the others, it does not say. */
export class TooFewRoomsError extends AseedError {
  override readonly stopsOtherCalls = false;
  override readonly outcome = 'unknown';

  constructor(received: number, asked: number) {
    super(`Aseed answered with ${received} of the ${asked} rooms that the call asked for.`, {
      hint: 'Look in Aseed whether the others exist before you ask for them again.',
    });
  }
}
