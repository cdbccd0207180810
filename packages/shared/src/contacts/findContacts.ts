import { keyOf } from '../api/room.ts';
import { holdBack } from '../call/checkInputs.ts';
import { AseedError } from '../errors/AseedError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import type { Outcome } from '../sending/sendCalls.ts';
import { contactIn } from './contactKey.ts';
import type { ContactStore } from './contactStore.ts';
import { typedRoomId } from './typedRoomId.ts';

/** A room, and the contact that it was made for; null if no contact has it. */
export interface FoundContact {
  readonly roomId: string;
  readonly contactKey: string | null;
}

/** The id of a room as it was filled in. */
export interface TypedRoomId {
  readonly roomId: unknown;
}

/**
 * Finds the contacts that rooms were made for. Gives for each room, in their order, its contact, or why that is not known: no id was given,
 * or the store failed. All are read at once. Does not throw. Unless the others are to `goOn`, one without an id keeps all from being looked up.
 */
export async function findContacts(
  store: Pick<ContactStore, 'readRooms'>,
  typed: readonly (TypedRoomId | AseedError)[],
  goOn: boolean,
): Promise<Outcome<FoundContact>[]> {
  const checked = holdBack(await Promise.all(typed.map(checkedId)), goOn);
  const ids = checked.flatMap((id) => (id instanceof AseedError ? [] : id));
  const contacts = await valueOrError(() => contactsOf(store, new Set(ids)));
  return checked.map((roomId) => {
    if (roomId instanceof AseedError) return { error: roomId };
    if (contacts instanceof AseedError) return { error: contacts };
    return { value: { roomId, contactKey: contacts.get(roomId) ?? null } };
  });
}

async function checkedId(typed: TypedRoomId | AseedError): Promise<string | AseedError> {
  return typed instanceof AseedError ? typed : valueOrError(() => typedRoomId(typed.roomId));
}

async function contactsOf(
  store: Pick<ContactStore, 'readRooms'>,
  roomIds: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const rows = roomIds.size > 0 ? await store.readRooms([...roomIds]) : [];
  return new Map(rows.flatMap(({ room, contact }) => (room ? [[keyOf(room) ?? '', contactIn(contact)]] : [])));
}
