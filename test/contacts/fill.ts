import { randomUUID } from 'node:crypto';
import { toTable } from '../../packages/n8n-nodes/nodes/Aseed/contactRows.ts';
import type { Contact } from './deliver.ts';
import type { Stage } from './stage.ts';
import { projectId } from './workflows.ts';

/** As many rows as PostgreSQL's client and a driver take at once without trouble. */
const perInsert = 10_000;

/** Empties the node's table, and writes into it that these contacts have rooms and were invited. */
export async function fillTable({ database, table, baseUrl }: Stage, contacts: readonly Contact[]): Promise<void> {
  const name = await table.name();
  await database.empty(name);
  const rows = contacts.map(({ email }) => rowOf(JSON.stringify([baseUrl, projectId, email]), baseUrl));
  const columns = Object.keys(rows[0] ?? {});
  for (let start = 0; start < rows.length; start += perInsert) {
    const some = rows.slice(start, start + perInsert);
    await database.insert(
      name,
      columns,
      some.map((row) => columns.map((column) => textOf(row[column]))),
    );
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** As the node writes it for a contact's key, with a room as long as Aseed's are. */
function rowOf(contact: string, baseUrl: string) {
  const id = randomUUID();
  const room = {
    id,
    project_id: projectId,
    access_token: randomUUID(),
    url: `${baseUrl}/interview/${randomUUID()}`,
    room_name: `interview-${id.slice(0, 8)}`,
    max_duration_minutes: 30,
    status: 'pending',
    created_at: '2026-11-01T09:00:00.000Z',
    expires_at: '2099-11-08T09:00:00.000Z',
    created_by: 'test',
  };
  return toTable({ contact, state: 'invited', token: randomUUID(), version: randomUUID(), room });
}
