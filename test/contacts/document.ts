import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

/** A table: the names of its columns, and its lines. */
export interface Table {
  readonly columns: readonly string[];
  readonly lines: readonly (readonly string[])[];
  /** A sentence that goes with it. */
  readonly remark?: string;
}

export type TableName = 'contacts' | 'cost';

const file = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));

const commands: Readonly<Record<TableName, string>> = {
  contacts: 'npm run test:contacts -- --write',
  cost: 'npm run test:contacts -- --cost --write',
};

const begin = (name: TableName) => `<!-- This table is written by "${commands[name]}". -->`;
const end = '<!-- The end of the table. -->';

/** Puts a table into docs/reliability.md. Throws where the page has no place for it. */
export async function show(name: TableName, table: Table): Promise<void> {
  const { before, after } = around(name);
  const text = [before + begin(name), markdown(table), end + after].join('\n\n');
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
}

/** Whether the page shows each of these lines, but for what stands in the columns that differ by chance. */
export function isShown(name: TableName, { columns, lines }: Table, byChance: readonly string[]): boolean {
  const fixed = (cells: readonly string[]) =>
    cells.filter((_, place) => !byChance.includes(columns[place] ?? '')).join('|');
  const shown = around(name)
    .table.split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const known = new Set(shown.map(fixed));
  return lines.map(fixed).every((line) => known.has(line));
}

function around(name: TableName) {
  const [before = '', rest] = readFileSync(file, 'utf8').split(begin(name));
  const [table = '', ...after] = rest?.split(end) ?? [];
  if (rest === undefined || after.length === 0) throw new Error(`docs/reliability.md has no line ${begin(name)}`);
  return { before, table, after: after.join(end) };
}

/** A table as Markdown has it. */
export function markdown({ columns, lines, remark }: Table): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(columns), row(columns.map(() => '---')), ...lines.map(row), ...(remark ? ['', remark] : [])].join('\n');
}
