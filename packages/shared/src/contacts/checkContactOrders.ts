import { createRooms } from '../api/createRooms.ts';
import type { Fields } from '../api/inputs.ts';
import { checkEach, holdBack } from '../call/checkInputs.ts';
import { connectionFor } from '../call/connectionFor.ts';
import { AseedError } from '../errors/AseedError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import { orderInputs, type CreateRoomsRequest } from '../orders/callPlan.ts';
import type { Client } from '../sending/doForEach.ts';
import { contactKey } from './contactKey.ts';

const inputs = orderInputs(1);
const { count, ...others } = inputs;

/** The inputs of an order for a contact, which has one room. */
export const contactInputs = others;

const one = { count: count.min };

/** A wish for the one room of a contact. */
export interface ContactOrder {
  /** As it was typed; see {@link contactKey}. */
  readonly contact: unknown;
  readonly fields: Fields;
}

/** An order that can be taken up: the key of its contact, and what is asked for it. */
export interface CheckedOrder {
  readonly contact: string;
  readonly request: CreateRoomsRequest;
}

/** Checks each order. Unless the others are to `goOn`, one that is invalid keeps all from being taken up. */
export async function checkContactOrders(
  { connection }: Client,
  orders: readonly (ContactOrder | AseedError)[],
  goOn: boolean,
): Promise<(CheckedOrder | AseedError)[]> {
  const requests = await checkEach(
    { inputs },
    orders.map((order) => (order instanceof AseedError ? order : { ...order.fields, ...one })),
    true,
  );
  const connected = await valueOrError(() => connectionFor(createRooms, connection));
  const checked = await Promise.all(
    requests.map((request, place) => {
      if (request instanceof AseedError) return request;
      if (connected instanceof AseedError) return connected;
      const { baseUrl } = connected;
      const order = orders[place];
      const typed = order && 'contact' in order ? order.contact : undefined;
      return valueOrError(() => ({ contact: contactKey(typed, { baseUrl, projectId: request.project_id }), request }));
    }),
  );
  return holdBack(checked, goOn);
}

/** The first order for each contact, by key. */
export function firstOfEach(checked: readonly (CheckedOrder | AseedError)[]): ReadonlyMap<string, number> {
  const firsts = new Map<string, number>();
  checked.forEach((order, place) => {
    if ('contact' in order && !firsts.has(order.contact)) firsts.set(order.contact, place);
  });
  return firsts;
}
