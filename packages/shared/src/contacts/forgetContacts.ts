import type { ContactStore } from './contactStore.ts';

/**
 * Takes away all that is remembered of contacts, by their keys, so that the next delivery makes each a new room. Gives for each, in their
 * order, whether anything was remembered.
 */
export async function forgetContacts(store: ContactStore, contacts: readonly string[]): Promise<boolean[]> {
  const rows = await store.read([...new Set(contacts)]);
  if (rows.length > 0) await store.remove(rows);
  const remembered = new Set(rows.map(({ contact }) => contact));
  return contacts.map((contact) => remembered.has(contact));
}
