import { parseArgs } from 'node:util';

/** What the command line says. */
export interface Settings {
  /** Whether docs/reliability.md is to show what was measured. */
  readonly write: boolean;
  /** Whether a fault, and a skin, is to be run; all by default. Chosen by a part of its name, in any case. */
  readonly isChosen: (fault: string, skin: string) => boolean;
  /** Whether that is everything, so that the page can be compared with it. */
  readonly isAll: boolean;
}

const options = {
  write: { type: 'boolean', default: false },
  fault: { type: 'string', default: '' },
  skin: { type: 'string', default: '' },
} as const;

/** Reads the command line. Throws what parseArgs throws for what it does not know. */
export function readSettings(args: string[]): Settings {
  const { write, fault, skin } = parseArgs({ args, options }).values;
  const isIn = (name: string, part: string) => name.toLowerCase().includes(part.toLowerCase());
  return {
    write,
    isChosen: (faultName, skinName) => isIn(faultName, fault) && isIn(skinName, skin),
    isAll: fault === '' && skin === '',
  };
}
