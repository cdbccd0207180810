import { core, floorOf, floors } from './floors.ts';
import type { Graph } from './graph.ts';

/** That files of one floor import files of another. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly isUpward: boolean;
}

/** The folders that the core really has, whether they are in the table of floors or not. */
export function foldersOf({ imports }: Graph): string[] {
  const inFolders = [...imports.keys()].flatMap(
    (file) => /^(?<folder>[^/]+)\//.exec(inCore(file) ?? '')?.groups?.folder ?? [],
  );
  return [...new Set(inFolders)];
}

/** All arrows between floors, from the top down. */
export function arrowsBetweenFloors({ imports }: Graph): Arrow[] {
  const pairs = new Set(
    [...imports].flatMap(([file, imported]) => imported.map((other) => `${floorOf(file)} ${floorOf(other)}`)),
  );
  const fromTop = floors.toReversed();
  return fromTop.flatMap((from, place) =>
    fromTop.flatMap((to, otherPlace) =>
      from !== to && pairs.has(`${from} ${to}`) ? [{ from, to, isUpward: otherPlace < place }] : [],
    ),
  );
}

/** The longest chain of imports that begins at the core's index, as files of the core. Circles are cut where they close. */
export function longestChain({ imports }: Graph): string[] {
  const known = new Map<string, string[]>();
  const chainFrom = (file: string, above: readonly string[]): string[] => {
    const before = known.get(file);
    if (before) return before;
    const next = (imports.get(file) ?? []).filter((other) => inCore(other) !== undefined && !above.includes(other));
    const chains = next.map((other) => chainFrom(other, [...above, other]));
    const chain = [file, ...chains.reduce((longest, one) => (one.length > longest.length ? one : longest), [])];
    known.set(file, chain);
    return chain;
  };
  const index = `${core}/index.ts`;
  return chainFrom(index, [index]);
}

function inCore(file: string): string | undefined {
  return file.startsWith(`${core}/`) ? file.slice(core.length + 1) : undefined;
}
