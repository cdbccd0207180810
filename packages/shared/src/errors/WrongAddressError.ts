import { AseedError } from './AseedError.ts';

/** Something answers at the base URL, but it is not the Aseed API. Nothing was made. */
export class WrongAddressError extends AseedError {
  /** What was `found` there, as the end of a sentence. */
  constructor(found: string) {
    super(`The Base URL does not seem to lead to the Aseed API: ${found}.`, {
      hint: ({ connection }) =>
        `Check the Base URL in ${connection}: Aseed's own is https://app.aseed.ai/custdev. If it is right, a proxy or firewall is answering instead.`,
      field: 'base_url',
    });
  }
}
