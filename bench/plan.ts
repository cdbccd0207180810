import { partNames, type PartName } from './partNames.ts';

/** How much is measured. */
export interface Plan {
  /** What is run unless parts are chosen. */
  readonly parts: readonly PartName[];
  /** Whether each contestant runs twice before it is measured: what an n8n does for the first time takes longer. */
  readonly warmsUp: boolean;
  /** How often each contestant runs with so many contacts. */
  readonly times: Readonly<Record<number, number>>;
  /** Who runs more or less often than that with so many contacts. */
  readonly exceptions: readonly Exception[];
  readonly limit: { readonly times: number; readonly contacts: number; readonly httpContacts: number };
  readonly groups: { readonly times: number; readonly contacts: number };
  readonly concurrency: { readonly times: number; readonly rooms: number };
  readonly core: { readonly times: number; readonly rooms: readonly [number, number] };
  readonly loading: { readonly times: number };
  readonly zapier: { readonly times: number };
  /** The names of the costs of `npm run test:contacts -- --cost` that are taken over. */
  readonly onePerContact: readonly string[];
}

interface Exception {
  readonly contestant: string;
  readonly contacts: number;
  readonly times: number;
}

/** Medians of at least five, of more where less than a tenth of a second decides. */
export const fullPlan: Plan = {
  parts: partNames,
  warmsUp: true,
  times: { 1: 5, 10: 5, 100: 5, 1000: 5, 10_000: 5 },
  exceptions: [
    { contestant: 'ours-one', contacts: 1, times: 30 },
    { contestant: 'http-one', contacts: 1, times: 30 },
    // These are shown, and compared with nothing.
    { contestant: 'http-plain', contacts: 10_000, times: 1 },
    { contestant: 'http-credential', contacts: 100, times: 1 },
    { contestant: 'http-credential', contacts: 1000, times: 1 },
    // A hundred waits of the same length, which no run makes longer or shorter.
    { contestant: 'http-one-by-one', contacts: 100, times: 1 },
  ],
  limit: { times: 5, contacts: 10_000, httpContacts: 1000 },
  groups: { times: 5, contacts: 1000 },
  concurrency: { times: 5, rooms: 2000 },
  core: { times: 5, rooms: [10_000, 100_000] },
  loading: { times: 7 },
  zapier: { times: 15 },
  onePerContact: ['a new contact'],
};

/** So little that it shows only whether calls, rooms and pairs are right. */
export const shortPlan: Plan = {
  parts: ['core', 'concurrency', 'contacts', 'limit', 'groups'],
  warmsUp: false,
  times: { 1: 1, 10: 1, 1000: 1 },
  exceptions: [],
  limit: { times: 1, contacts: 2000, httpContacts: 100 },
  groups: { times: 1, contacts: 1000 },
  concurrency: { times: 1, rooms: 1000 },
  core: { times: 1, rooms: [1000, 10_000] },
  loading: { times: 1 },
  zapier: { times: 1 },
  onePerContact: [],
};
