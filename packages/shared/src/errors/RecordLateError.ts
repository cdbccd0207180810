import { AseedError } from './AseedError.ts';

/** A record is there, but reading it took longer than there is time. */
export class RecordLateError extends AseedError {
  override readonly outcome = 'mayPass';
  override readonly stopsOtherCalls = false;
  override readonly retryAfterSeconds = 60;

  constructor() {
    super('Aseed did not give the transcript in time.', {
      hint: ({ later }) => `It may need more than 25 seconds for a long one. ${later('a minute')}`,
      field: 'record_id',
    });
  }
}
