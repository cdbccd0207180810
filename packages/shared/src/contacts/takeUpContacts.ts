import { AseedError } from '../errors/AseedError.ts';
import type { Client } from '../sending/doForEach.ts';
import { firstOfEach, type CheckedOrder } from './checkContactOrders.ts';
import { claimContacts, type Claim, type Claimant, type ClaimRules } from './claimContacts.ts';
import type { ContactStore } from './contactStore.ts';
import type { Standing } from './keepRooms.ts';

/** An order that can be taken up. */
export interface Taken extends CheckedOrder, Standing {
  /** Whether its room is to be made, or was made by an earlier try of this run. */
  readonly isToMake: boolean;
}

/** For how long a run waits for another that handles the same contact, in milliseconds, by pauses between its looks. */
const waitsMs = [500, 1000, 2000, 4000];

/**
 * Claims the contacts of orders for a try of a run, and gives how each order stands. `given` are the places of those for which an earlier try
 * made a room. Throws what the store throws.
 */
export async function takeUpContacts(
  client: Client,
  store: ContactStore,
  claimant: Claimant,
  rules: ClaimRules,
  checked: readonly (CheckedOrder | AseedError)[],
  given: ReadonlySet<number>,
): Promise<(Taken | AseedError)[]> {
  const firsts = firstOfEach(checked);
  const claims = await claimPatiently(client, store, claimant, [...firsts.keys()], rules);
  return checked.map((order, place) => {
    if (order instanceof AseedError) return order;
    const { contact } = order;
    const claim = claims.get(contact);
    const isFirst = firsts.get(contact) === place;
    const isMine = claim?.kind === 'mine';
    // A room that an earlier try made is handed out again, unless another run may be sending its invite, or has.
    const isOwn = claim?.kind === 'hasRoom' && claimant.earlier.includes(claim.token) && !rules.handsOut;
    const isToMake = given.has(place) ? isMine || isOwn : isMine && !claim.room;
    return { ...order, claim, isFirst, isToMake: isFirst && isToMake };
  });
}

async function claimPatiently(
  { clock }: Client,
  store: ContactStore,
  claimant: Claimant,
  contacts: readonly string[],
  rules: ClaimRules,
): Promise<ReadonlyMap<string, Claim>> {
  const claims = new Map<string, Claim>();
  let wanted = contacts;
  for (const pauseMs of [...waitsMs, undefined]) {
    if (wanted.length === 0) break;
    for (const [contact, claim] of await claimContacts(store, claimant, wanted, rules)) claims.set(contact, claim);
    wanted = wanted.filter((contact) => claims.get(contact)?.kind === 'busy');
    if (pauseMs !== undefined && wanted.length > 0) await clock.sleep(pauseMs);
  }
  return claims;
}
