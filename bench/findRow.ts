import type { Row } from './n8n/row.ts';
import type { Report } from './report.ts';

/** The row of a contestant with a number of contacts; undefined where that was not measured. */
export function findRow({ contacts }: Report, contestant: string, size: number): Row | undefined {
  return contacts?.rows.find((row) => row.contestant === contestant && row.contacts === size);
}
