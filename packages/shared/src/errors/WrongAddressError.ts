import { AseedError } from './AseedError.ts';

/** Something answers at the base URL, but it is not the Aseed API. Nothing was made. */
export class WrongAddressError extends AseedError {
  /** What was `found` there, as the end of a sentence. */
  constructor(found: string) {
    super(`The Base URL does not seem to lead to the Aseed API: ${found}.`, {
      hint: 'Check the Base URL; for Aseed itself it is https://app.aseed.ai/custdev. If it is right, something between here and there answers in its place.',
      field: 'base_url',
    });
  }
}
