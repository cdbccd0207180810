import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { Cell } from './cell.ts';
import { faultRows } from './faultRows.ts';
import { operations } from './operations.ts';

const file = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
const begin = '<!-- The tables from here on are written by "npm run test:faults -- --write". -->';

/** Whether docs/reliability.md shows the matrix as it was measured. */
export async function isShown(cells: readonly Cell[]): Promise<boolean> {
  return (await documentWith(cells)) === readFileSync(file, 'utf8');
}

/** Puts the matrix as it was measured into docs/reliability.md. */
export async function show(cells: readonly Cell[]): Promise<void> {
  writeFileSync(file, await documentWith(cells));
}

async function documentWith(cells: readonly Cell[]): Promise<string> {
  const [head = ''] = readFileSync(file, 'utf8').split(begin);
  const tables = operations.map(({ name }) =>
    tableOf(
      name,
      cells.filter((cell) => cell.operation === name),
    ),
  );
  const text = [head + begin, ...tables, sentences(cells)].join('\n\n');
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}

/** One operation: a line for each fault, a column for each skin. */
function tableOf(name: string, cells: readonly Cell[]): string {
  const skins = [...new Set(cells.filter(({ isByChance }) => !isByChance).map(({ skin }) => skin))];
  const rows = faultRows.flatMap((row) => {
    const columns = skins.map((skin) => cells.find((cell) => cell.fault === row.name && cell.skin === skin));
    return columns.some(Boolean) ? [`| ${[row.name, ...columns.map(inShort)].join(' | ')} |`] : [];
  });
  const head = [`| ${['fault', ...skins].join(' | ')} |`, `|${' --- |'.repeat(skins.length + 1)}`];
  return [`### ${name}`, '', ...head, ...rows].join('\n');
}

function inShort(cell: Cell | undefined): string {
  if (!cell) return '';
  const { asked, made, delivered, reported, calls } = cell;
  if (asked === 0) return `${delivered > 0 ? 'works' : 'fails'}, ${calls}`;
  const open = delivered + reported < made ? ' + open' : '';
  return `${made} = ${delivered} + ${reported}${open}, ${calls}`;
}

/** What the user of n8n reads where 250 rooms are asked for and the second call meets the fault. */
function sentences(cells: readonly Cell[]): string {
  const rows = faultRows.flatMap(({ name }) => {
    const cell = cells.find(
      ({ fault, skin, operation }) => fault === name && skin === 'n8n' && operation === 'create 250',
    );
    return cell?.message ? [`| ${name} | ${withoutChance(cell.message).replaceAll('|', '\\|')} |`] : [];
  });
  return ['### What the user reads', '', '| fault | create 250 in n8n |', '| --- | --- |', ...rows].join('\n');
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Ids, times and ports differ from run to run. */
function withoutChance(message: string): string {
  return message
    .replace(new RegExp(`${uuid} \\([^)]*\\)(, ${uuid} \\([^)]*\\))*`, 'g'), '‹ids and times›')
    .replace(new RegExp(`${uuid}(, ${uuid})*`, 'g'), '‹ids›')
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1')
    .replace(/\s+/g, ' ')
    .trim();
}
