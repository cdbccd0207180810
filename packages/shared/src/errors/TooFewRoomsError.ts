import { AseedError } from './AseedError.ts';

/** Aseed answered a create with fewer rooms than it was asked for. */
export class TooFewRoomsError extends AseedError {
  override readonly stopsOtherCalls = false;

  constructor(received: number, asked: number) {
    super(`Aseed answered with ${received} of the ${asked} rooms that the call asked for.`, {
      hint: 'The rooms received were handed out in the order of the items. Run it again for those that got none.',
    });
  }
}
