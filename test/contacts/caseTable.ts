import type { Table } from './document.ts';
import type { Outcome } from './outcome.ts';

/** A case in an environment. */
export interface Result extends Outcome {
  readonly name: string;
  readonly environment: string;
}

/** What differs from run to run. */
export const byChance = ['failed deliveries'];

/** The results as docs/reliability.md shows them. */
export function caseTableOf(results: readonly Result[]): Table {
  return {
    columns: ['case', 'environment', 'deliveries', 'contacts', 'rooms made', 'e-mails', ...byChance],
    lines: results.map(({ name, environment, deliveries, contacts, rooms, mails, failed }) => [
      name,
      environment,
      ...[deliveries, contacts, rooms, mails, failed].map(String),
    ]),
  };
}
