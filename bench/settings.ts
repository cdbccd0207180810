import { parseArgs } from 'node:util';
import { isPart, partNames, type PartName } from './partNames.ts';

/** What the command line says. */
export interface Settings {
  /** Little of everything: whether calls, rooms and pairs are right, and nothing of times. */
  readonly short: boolean;
  /** The chosen parts; all that the form has if there is none. */
  readonly chosen: readonly PartName[];
}

const options = {
  short: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true },
} as const;

/** Reads the command line. Throws what parseArgs throws for what it does not know, and for a part that there is not. */
export function readSettings(args: string[]): Settings {
  const { short, only = [] } = parseArgs({ args, options }).values;
  const unknown = only.find((name) => !isPart(name));
  if (unknown !== undefined) throw new Error(`--only takes one of: ${partNames.join(', ')}.`);
  return { short, chosen: partNames.filter((name) => only.includes(name)) };
}
