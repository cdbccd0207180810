import type { Room } from '../api/room.ts';
import type { ContactRow, ContactStore } from './contactStore.ts';

/**
 * What became of the wish to handle a contact:
 * - `mine`: nobody else handles it until the lease is over; it has the room that is given, if any, or is to have one made, whose row is
 *   `kept` once that was written down while the run went on;
 * - `hasRoom`: it has a room that is not to be handed out; `token` is of the try that wrote that down;
 * - `busy`: another run handles it just now;
 * - `perhaps`: a run that is gone may have made a room of which there is no row.
 */
export type Claim =
  | { readonly kind: 'mine'; readonly row: ContactRow; readonly room?: Room; readonly kept?: ContactRow }
  | { readonly kind: 'hasRoom'; readonly room: Room; readonly token: string }
  | { readonly kind: 'busy' }
  | { readonly kind: 'perhaps'; readonly sinceMs: number };

export interface ClaimRules {
  /** Whether a room whose invite was not recorded is handed out again; else a contact that has a room is left out. */
  readonly handsOut: boolean;
  /** After how many milliseconds a run that holds a contact is taken for gone. */
  readonly leaseMs: number;
}

/** Who claims: a try of a run, by a token of its own, and the tokens of the tries before it, which are over. */
export interface Claimant {
  readonly token: string;
  readonly earlier: readonly string[];
}

/**
 * Claims contacts for a try of a run, so that of all that want one at the same time exactly one gets it. What an earlier try of the run still
 * holds is taken over from it, by one alone: an execution may be tried again twice at the same time. Needs at most four calls of the store
 * for any number of contacts, five when tried again.
 *
 * Why no two runs get the same contact: each adds its claim and then looks. A claim that it sees it has to take away before it goes on,
 * and it can do so only as long as that claim is not yet held. A claim that it does not see was added after its own, so that the other
 * run sees this one and has to take it away. That the lower id goes on only keeps them from taking away each other's.
 */
export async function claimContacts(
  store: ContactStore,
  { token, earlier }: Claimant,
  contacts: readonly string[],
  rules: ClaimRules,
): Promise<ReadonlyMap<string, Claim>> {
  const claims = new Map<string, Claim>();
  const before = byContact(await store.read(contacts));
  const heldBefore = contacts.flatMap((contact) =>
    before(contact).filter((row) => earlier.includes(row.token) && row.state === 'held'),
  );
  // A run that is tried again may find that it was taken for gone meanwhile.
  const renewed = byContact(heldBefore.length > 0 ? await store.renew(token, heldBefore) : []);
  for (const contact of contacts) {
    const [own] = renewed(contact);
    const known = own ? mine(own, before(contact)) : leftOut(before(contact), rules);
    if (known) claims.set(contact, known);
  }
  const wanted = contacts.filter((contact) => !claims.has(contact));
  if (wanted.length === 0) return claims;

  const claimed = byContact(await store.claim(token, wanted));
  const judged = new Map(wanted.map((contact) => [contact, judge(claimed(contact), { token, earlier }, rules)]));
  const disputed = [...judged.values()].flatMap((judgement) => ('disputed' in judgement ? judgement.disputed : []));
  const seen = disputed.length > 0 ? byContact(await store.dispute(disputed, wanted)) : claimed;
  const verdicts = new Map(
    [...judged].map(([contact, judgement]) => [
      contact,
      'disputed' in judgement ? afterDispute(seen(contact), judgement.disputed, rules) : judgement,
    ]),
  );
  const free = wanted.filter((contact) => verdicts.get(contact) === undefined);
  const others = wanted.filter((contact) => verdicts.get(contact) !== undefined);
  const held = byContact(await store.hold(token, free, others));
  for (const contact of wanted) {
    const [row] = held(contact);
    claims.set(contact, verdicts.get(contact) ?? (row ? mine(row, seen(contact)) : { kind: 'busy' }));
  }
  return claims;
}

function mine(row: ContactRow, rows: readonly ContactRow[]): Claim {
  const room = roomIn(rows);
  return { kind: 'mine', row, ...(room && { room }) };
}

function leftOut(rows: readonly ContactRow[], { handsOut }: ClaimRules): Claim | undefined {
  const kept = rows.find(({ state }) => state === 'invited') ?? rows.find(({ state }) => state === 'made');
  return kept?.room && (kept.state === 'invited' || !handsOut)
    ? { kind: 'hasRoom', room: kept.room, token: kept.token }
    : undefined;
}

/** Whether a contact that a run has claimed can be had, and which claims of others have to go for that. */
function judge(
  rows: readonly ContactRow[],
  { token, earlier }: Claimant,
  rules: ClaimRules,
): Claim | { readonly disputed: readonly ContactRow[] } {
  const own = rows.filter((row) => row.token === token && row.state === 'claimed');
  const others = rows.filter((row) => isClaim(row) && row.token !== token);
  const [firstId, nowMs] = [Math.min(...own.map(({ id }) => id)), Math.max(...own.map((row) => row.changedAtMs))];
  const isOver = ({ changedAtMs }: ContactRow) => nowMs - changedAtMs > rules.leaseMs;
  const left = leftOut(rows, rules);
  if (left) return left;
  const lost = others.find((row) => row.state === 'held' && isOver(row));
  if (lost && !roomIn(rows)) return { kind: 'perhaps', sinceMs: lost.changedAtMs };
  const isLater = (row: ContactRow) => row.id > firstId || earlier.includes(row.token);
  const canGo = (row: ContactRow) => isOver(row) || (row.state === 'claimed' && isLater(row));
  return others.every(canGo) ? { disputed: others } : { kind: 'busy' };
}

/** Why a contact cannot be had after all; undefined if it can. Its room may have been made since it was claimed. */
function afterDispute(
  rows: readonly ContactRow[],
  disputed: readonly ContactRow[],
  rules: ClaimRules,
): Claim | undefined {
  const isLeft = disputed.some(({ id }) => rows.some((row) => row.id === id));
  return leftOut(rows, rules) ?? (isLeft ? { kind: 'busy' } : undefined);
}

function isClaim({ state }: ContactRow): boolean {
  return state === 'claimed' || state === 'held';
}

function roomIn(rows: readonly ContactRow[]): Room | undefined {
  return rows.find(({ room }) => room !== undefined)?.room;
}

function byContact(rows: readonly ContactRow[]): (contact: string) => readonly ContactRow[] {
  const grouped = Map.groupBy(rows, ({ contact }) => contact);
  return (contact) => grouped.get(contact) ?? [];
}
