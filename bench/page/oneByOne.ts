import type { Row } from '../n8n/row.ts';

/** What one call after the other takes above a hundred contacts, by arithmetic: as many times what a hundred take. */
export function arithmeticOneByOne(rows: readonly Row[]): Pick<Row, 'contacts' | 'totalMs' | 'nodeMs' | 'calls'>[] {
  const hundred = rows.find(({ contestant, contacts }) => contestant === 'http-one-by-one' && contacts === 100);
  if (!hundred) return [];
  return [1000, 10_000].map((contacts) => ({
    contacts,
    totalMs: (hundred.totalMs * contacts) / hundred.contacts,
    nodeMs: (hundred.nodeMs * contacts) / hundred.contacts,
    calls: contacts,
  }));
}
