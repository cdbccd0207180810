import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A contact as the CRM has it. */
export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly language: string;
}

/** The contacts of the CSV file, in its order. */
export function readContacts(): Contact[] {
  return parse<Contact>(readFileSync(new URL('contacts.csv', import.meta.url)), { columns: true });
}
