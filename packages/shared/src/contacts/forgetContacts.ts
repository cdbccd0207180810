import { AseedError } from '../errors/AseedError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import type { Client } from '../sending/doForEach.ts';
import type { Outcome } from '../sending/sendCalls.ts';
import { checkContactOrders, type ContactOrder } from './checkContactOrders.ts';
import type { ContactStore } from './contactStore.ts';

/**
 * Takes away all that is remembered of contacts, so that the next delivery makes each a new room. Gives for each, in their
 * order, whether anything was remembered, or why it cannot be forgotten: it is invalid, or the store failed. Does not throw. Unless the
 * others are to `goOn`, one that is invalid keeps all from being forgotten.
 */
export async function forgetContacts(
  client: Client,
  store: ContactStore,
  orders: readonly (ContactOrder | AseedError)[],
  goOn: boolean,
): Promise<Outcome<{ readonly wasKnown: boolean }>[]> {
  const checked = await checkContactOrders(client, orders, goOn);
  const contacts = checked.flatMap((order) => (order instanceof AseedError ? [] : order.contact));
  const known = await valueOrError(() => forget(store, new Set(contacts)));
  return checked.map((order) => {
    if (order instanceof AseedError) return { error: order };
    return known instanceof AseedError ? { error: known } : { value: { wasKnown: known.has(order.contact) } };
  });
}

/** Gives the contacts of which anything was remembered. */
async function forget(store: ContactStore, contacts: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const rows = contacts.size > 0 ? await store.read([...contacts]) : [];
  if (rows.length > 0) await store.remove(rows);
  return new Set(rows.map(({ contact }) => contact));
}
