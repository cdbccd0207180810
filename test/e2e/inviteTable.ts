import type { SignedIn } from './n8n.ts';

/** A row of the invite workflow's memory, as a person sees it in n8n. */
export type Row = Readonly<Record<string, unknown>>;

/** The data table that the invite workflow has made. */
async function path(n8n: SignedIn): Promise<string> {
  const { data } = (await n8n.rest('GET', '/data-tables-global')) as { data: { id: string; projectId: string }[] };
  const [table] = data;
  if (!table) throw new Error('The invite workflow has made no data table');
  return `/projects/${table.projectId}/data-tables/${table.id}`;
}

const about = (email: string) => ({
  type: 'and',
  filters: [{ columnName: 'email', condition: 'eq', value: email }],
});

/** Those of its rows that are about a contact. */
export async function rowsOf(n8n: SignedIn, email: string): Promise<Row[]> {
  const query = `filter=${encodeURIComponent(JSON.stringify(about(email)))}`;
  return ((await n8n.rest('GET', `${await path(n8n)}/rows?${query}`)) as { data: Row[] }).data;
}

export async function insertRows(n8n: SignedIn, data: readonly Row[]): Promise<void> {
  await n8n.rest('POST', `${await path(n8n)}/insert`, { returnType: 'count', data });
}

/** Writes into the rows about a contact, as a person may. */
export async function changeRows(n8n: SignedIn, email: string, data: Row): Promise<void> {
  await n8n.rest('PATCH', `${await path(n8n)}/rows`, { filter: about(email), data });
}

/** Removes the table, as a person may. */
export async function deleteTable(n8n: SignedIn): Promise<void> {
  await n8n.rest('DELETE', await path(n8n));
}
