import { parseArgs } from 'node:util';

export const environmentNames = ['sqlite', 'queue'] as const;

export type EnvironmentName = (typeof environmentNames)[number];

/** What the command line says. */
export interface Settings {
  /** Whether docs/reliability.md is to show what was measured. */
  readonly write: boolean;
  /** Whether what the memory costs is measured, instead of whether it holds. */
  readonly cost: boolean;
  readonly environments: readonly EnvironmentName[];
  /** Whether a case is to be run; all by default. Chosen by a part of its name. */
  readonly isChosen: (name: string) => boolean;
  /** Whether that is everything, so that it can be written into the page. */
  readonly isAll: boolean;
}

const options = {
  write: { type: 'boolean', default: false },
  cost: { type: 'boolean', default: false },
  only: { type: 'string', default: '' },
  case: { type: 'string', default: '' },
} as const;

/** Reads the command line. Throws what parseArgs throws for what it does not know. */
export function readSettings(args: string[]): Settings {
  const { write, cost, only, case: part } = parseArgs({ args, options }).values;
  const environments = environmentNames.filter((name) => only === '' || name === only);
  if (environments.length === 0) throw new Error(`--only takes one of: ${environmentNames.join(', ')}.`);
  return {
    write,
    cost,
    environments,
    isChosen: (name) => name.includes(part),
    isAll: only === '' && part === '',
  };
}
