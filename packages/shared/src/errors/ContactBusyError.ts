import { AseedError } from './AseedError.ts';

/** Another run handles the same contact and did not finish in time. Nothing was made for it by this run. */
export class ContactBusyError extends AseedError {
  override readonly stopsOtherCalls = false;

  constructor() {
    super('Another run is making or handing out the room of this contact just now, and did not finish in time.', {
      hint: 'Deliver the contact again in a few minutes: it gets its room then, or is left out if it was invited.',
    });
  }
}
