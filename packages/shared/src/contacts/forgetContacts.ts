import { AseedError } from '../errors/AseedError.ts';
import type { Client } from '../sending/callEndpoint.ts';
import type { Outcome } from '../sending/sendCalls.ts';
import { checkContactOrders, type ContactOrder } from './checkContactOrders.ts';
import type { ContactStore } from './contactStore.ts';

/**
 * Takes away all that is remembered of contacts, so that the next delivery makes each a new room. Gives for each, in their
 * order, whether anything was remembered, or why it is invalid. Unless the others are to `goOn`, one that is invalid keeps all from being
 * forgotten.
 */
export async function forgetContacts(
  client: Client,
  store: ContactStore,
  orders: readonly (ContactOrder | AseedError)[],
  goOn: boolean,
): Promise<Outcome<{ readonly wasKnown: boolean }>[]> {
  const checked = await checkContactOrders(client, orders, goOn);
  const contacts = checked.flatMap((order) => (order instanceof AseedError ? [] : order.contact));
  const rows = contacts.length > 0 ? await store.read([...new Set(contacts)]) : [];
  if (rows.length > 0) await store.remove(rows);
  const known = new Set(rows.map(({ contact }) => contact));
  return checked.map((order) =>
    order instanceof AseedError ? { error: order } : { value: { wasKnown: known.has(order.contact) } },
  );
}
