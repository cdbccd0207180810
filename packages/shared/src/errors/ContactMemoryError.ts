import { AseedError, cut, type Hint } from './AseedError.ts';

/** What is wrong with the memory of contacts, and what to do about it. */
const hints = {
  missing:
    'One Room per Contact needs Data Tables, of n8n 1.113 or later with its server running: they are not there on the command line. Run the workflow in the server, or switch the option off.',
  full: 'Delete rows or tables that are no longer needed under Data Tables, or have the limit raised (N8N_DATA_TABLES_MAX_SIZE_BYTES).',
  unreadable:
    'Look at the table under Data Tables: undo the change by hand, or delete the row if its contact may get a new room.',
  other: ({ runAgain }) => `Look whether the table can be opened under Data Tables, then ${runAgain}.`,
} as const satisfies Readonly<Record<string, Hint>>;

export type MemoryFault = keyof typeof hints;

/** What is remembered of contacts can be neither read nor written. */
export class ContactMemoryError extends AseedError {
  constructor(fault: MemoryFault, reason: string) {
    super(`The table that remembers which contact has a room could not be used: ${cut(reason, 150)}`, {
      hint: hints[fault],
    });
  }
}
