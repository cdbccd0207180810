import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { Arrow } from './coreShape.ts';
import { purposeOf } from './docstring.ts';
import type { Figure } from './figures.ts';
import { core } from './floors.ts';

const file = fileURLToPath(new URL('../../docs/architecture.md', import.meta.url));
const begin = '<!-- The picture and the figures from here on are written by "npm run architecture -- --write". -->';

/** What the page shows. */
export interface Shown {
  /** In Mermaid's language. */
  readonly picture: string;
  readonly arrows: readonly Arrow[];
  readonly figures: readonly Figure[];
  /** The files of the core that one item goes through, in that order. */
  readonly way: readonly string[];
}

/** Whether docs/architecture.md shows the repository as it is. */
export async function isShown(shown: Shown): Promise<boolean> {
  return (await pageWith(shown)) === readFileSync(file, 'utf8');
}

/** Puts the repository as it is into docs/architecture.md. */
export async function show(shown: Shown): Promise<void> {
  writeFileSync(file, await pageWith(shown));
}

async function pageWith({ picture, arrows, figures, way }: Shown): Promise<string> {
  const [head = ''] = readFileSync(file, 'utf8').split(begin);
  const text = [
    head + begin,
    '## Who imports whom',
    ['```mermaid', picture, '```'].join('\n'),
    'Where a chain of arrows leads from one floor to another, a direct one is not drawn. These are all there are:',
    listOf(arrows),
    '## Figures',
    ['| counted | now | at most |', '| --- | --- | --- |', ...figures.map(row)].join('\n'),
    '## The way one item takes',
    'One room is created, through axios. The files of the core whose functions run, in the order in which the first of each does:',
    way.map((entered, place) => `${place + 1}. ${lineOf(entered)}`).join('\n'),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}

function listOf(arrows: readonly Arrow[]): string {
  const importing = new Set(arrows.map(({ from }) => from));
  const importedBy = (floor: string) => arrows.filter(({ from }) => from === floor).map(({ to }) => `\`${to}\``);
  return [...importing].map((floor) => `- \`${floor}\` imports from ${importedBy(floor).join(', ')}`).join('\n');
}

function row({ name, value, most }: Figure): string {
  return `| ${name} | ${value} | ${most ?? ''} |`;
}

function lineOf(entered: string): string {
  const link = `[${entered.slice(core.length + 1)}](../${entered})`;
  const purpose = purposeOf(entered);
  return purpose === undefined ? link : `${link}: ${purpose}`;
}
