import { arrowsBetweenFloors, type Arrow } from './coreShape.ts';
import { core, floors } from './floors.ts';
import type { Graph } from './graph.ts';

/** The parts of the repository that are drawn, by how the paths of their sources begin. */
const parts: Readonly<Record<string, string>> = {
  'packages/n8n-nodes': 'packages/n8n-nodes/(nodes|credentials)/',
  'packages/zapier-app': 'packages/zapier-app/src/',
  'packages/shared': `${core}/`,
  'packages/fake-aseed': 'packages/fake-aseed/src/',
  demo: 'demo/',
  'test/contract': 'test/contract/.*\\.json',
};

/**
 * The repository's parts and the floors of its core as a diagram in Mermaid's language. An arrow is what sources import. Of
 * those between floors only those are drawn that no chain of others stands for.
 */
export function pictureOf(graph: Graph): string {
  const names = Object.keys(parts);
  const arrows = names.flatMap((from) =>
    names.filter((to) => from !== to && imports(graph, from, to)).map((to) => [from, to]),
  );
  return [
    'flowchart TB',
    ...names.filter((name) => name !== 'packages/shared').map(box),
    `subgraph ${idOf('packages/shared')}["packages/shared: the core"]`,
    'direction TB',
    ...floors.toReversed().map(box),
    ...withoutDetours(arrowsBetweenFloors(graph)).map(({ from, to }) => arrow(from, to)),
    'end',
    ...arrows.map(([from = '', to = '']) => arrow(from, to)),
  ].join('\n');
}

/** Without the arrows for which there is a way down over other floors too. */
function withoutDetours(arrows: readonly Arrow[]): Arrow[] {
  const downward = arrows.filter(({ isUpward }) => !isUpward);
  const leads = (from: string, to: string): boolean =>
    downward.some((arrow) => arrow.from === from && (arrow.to === to || leads(arrow.to, to)));
  return arrows.filter(({ from, to }) => !downward.some((arrow) => arrow.from === from && leads(arrow.to, to)));
}

function imports(graph: Graph, from: string, to: string): boolean {
  return [...graph.imports].some(([file, imported]) => isOf(file, from) && imported.some((other) => isOf(other, to)));
}

function isOf(file: string, part: string): boolean {
  return new RegExp(`^${parts[part]}`).test(file);
}

function box(name: string): string {
  return `${idOf(name)}["${name}"]`;
}

function arrow(from: string, to: string): string {
  return `${idOf(from)} --> ${idOf(to)}`;
}

/** Some names are words of Mermaid's own, as "call". */
function idOf(name: string): string {
  return `the_${name.replaceAll(/\W/g, '_')}`;
}
