import type { Contact } from './contacts.ts';
import type { Contestant } from './contestants.ts';

/** How many rooms the API makes in one call. */
export const mostPerCall = 100;

/** How many calls these contacts are for a contestant: one for each where it calls for each item, and else one for each hundred that ask for the same. */
export function leastCalls({ kind, filling }: Contestant, contacts: readonly Contact[]): number {
  if (kind === 'editFields') return 0;
  if (kind === 'http') return contacts.length;
  const groups = Map.groupBy(contacts, (contact) => JSON.stringify(filling.asks(contact)));
  return [...groups.values()].reduce((calls, { length }) => calls + Math.ceil(length / mostPerCall), 0);
}
