/** Where the core is. */
export const core = 'packages/shared/src';

/** The folders of the core from bottom to top. A file may import from its own floor and from those below. */
export const floors = ['transport', 'errors', 'api', 'call', 'sending', 'interviews', 'orders', 'contacts'] as const;

/** The files of the core that others import: the exports of its package. */
export const doors = ['index.ts', 'transport/axiosTransport.ts'] as const;

/** The floor that a file is on, given its path from the repository's root; undefined for a file outside of the floors. */
export function floorOf(file: string): string | undefined {
  return floors.find((floor) => file.startsWith(`${core}/${floor}/`));
}
