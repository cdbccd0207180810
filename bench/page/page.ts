import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { markdown, type Table } from '../../test/contacts/document.ts';

const file = fileURLToPath(new URL('../README.md', import.meta.url));
const end = '<!-- The end of the table. -->';
const begin = (name: string) => `<!-- The table "${name}" is written by "npm run bench". -->`;

/** Puts tables into the page, each into the place that has its name. Throws where there is none. */
export async function show(tables: Readonly<Record<string, Table>>): Promise<void> {
  const page = Object.entries(tables).reduce(withTable, readFileSync(file, 'utf8'));
  writeFileSync(file, await format(page, { ...(await resolveConfig(file)), parser: 'markdown' }));
}

function withTable(page: string, [name, table]: [string, Table]): string {
  const [before = '', rest] = page.split(begin(name));
  const after = rest?.indexOf(end) ?? -1;
  if (rest === undefined || after < 0) throw new Error(`bench/README.md has no place for the table "${name}".`);
  return `${before}${begin(name)}\n\n${markdown(table)}\n\n${rest.slice(after)}`;
}
