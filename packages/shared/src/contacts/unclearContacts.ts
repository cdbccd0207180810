import { keysOf, keyOf, type Room } from '../api/room.ts';
import { AseedError } from '../errors/AseedError.ts';
import { ContactUnclearError } from '../errors/ContactUnclearError.ts';
import { onceFor } from '../errors/onceFor.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import type { Words } from '../errors/words.ts';
import { adviceOn } from '../orders/advice.ts';
import { settingsOf, type CreateRoomsRequest } from '../orders/callPlan.ts';
import { graceMs, type Found } from '../orders/found.ts';
import { lookUp } from '../orders/lookUp.ts';
import type { Client } from '../sending/doForEach.ts';
import type { ContactStore } from './contactStore.ts';

/** A contact that a run held which is gone, and what is asked for it now. */
export interface Unclear {
  readonly contact: string;
  readonly request: CreateRoomsRequest;
  /** When that run took it up, in milliseconds since 1970. */
  readonly sinceMs: number;
}

/**
 * Why nothing is made for such contacts, by contact, with the rooms that Aseed lists and that may be theirs: made within the lease after they
 * were taken up, and of nobody whom the store knows. They are looked for once, for those with the same settings together.
 */
export async function unclearContacts(
  client: Client,
  store: ContactStore,
  unclear: readonly Unclear[],
  leaseMs: number,
): Promise<ReadonlyMap<string, ContactUnclearError>> {
  const errors = new Map<string, ContactUnclearError>();
  for (const alike of Map.groupBy(unclear, ({ request }) => settingsOf(request)).values()) {
    const found = await lookFor(client, store, alike, leaseMs);
    const adviceIn = onceFor(({ again }: Words) => adviceOn(alike.length, found, again, false));
    for (const { contact, sinceMs } of alike) errors.set(contact, new ContactUnclearError(sinceMs, adviceIn));
  }
  return errors;
}

async function lookFor(
  client: Client,
  store: ContactStore,
  alike: readonly Unclear[],
  leaseMs: number,
): Promise<Found | AseedError> {
  const times = alike.map(({ sinceMs }) => sinceMs).sort((one, next) => one - next);
  const [first] = alike;
  const settings = first ? { ...first.request, count: alike.length } : { project_id: '', count: 0 };
  // A long run holds its contacts anew, so that a room may be a little older than that.
  const sought = {
    request: settings,
    sentAtMs: (times.at(0) ?? 0) - graceMs,
    endedAtMs: (times.at(-1) ?? 0) + leaseMs,
  };
  const impatient = { ...client, patienceMs: 0 };
  const { found } = await lookUp(impatient, sought, { known: new Set(), received: [] });
  return found instanceof AseedError ? found : valueOrError(() => withoutKnown(store, found));
}

/** What was found but for the rooms of contacts that the store knows. */
async function withoutKnown(store: ContactStore, found: Found): Promise<Found> {
  const ids = keysOf([...found.alike, ...found.different, ...found.elsewhen]);
  const rows = ids.length > 0 ? await store.readRooms(ids) : [];
  const known = new Set(rows.flatMap(({ room }) => (room ? keysOf([room]) : [])));
  const left = (rooms: readonly Room[]) => rooms.filter((room) => !known.has(keyOf(room) ?? ''));
  return {
    ...found,
    alike: left(found.alike),
    different: left(found.different),
    elsewhen: left(found.elsewhen),
  };
}
