import { cleaned, ruleOf } from '../api/inputRules.ts';
import { keyOf, roomId as input } from '../api/room.ts';
import { holdBack } from '../call/checkInputs.ts';
import { AseedError } from '../errors/AseedError.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import type { Outcome } from '../sending/sendCalls.ts';
import { contactIn } from './contactKey.ts';
import type { ContactStore } from './contactStore.ts';

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
  const checked = holdBack(typed.map(checkedId), goOn);
  const ids = checked.flatMap((id) => (id instanceof AseedError ? [] : id));
  const contacts = await valueOrError(() => contactsOf(store, new Set(ids)));
  return checked.map((roomId) => {
    if (roomId instanceof AseedError) return { error: roomId };
    if (contacts instanceof AseedError) return { error: contacts };
    return { value: { roomId, contactKey: contacts.get(roomId) ?? null } };
  });
}

/** Whatever the text looks like: a room that no contact has is none's. */
function checkedId(typed: TypedRoomId | AseedError): string | AseedError {
  if (typed instanceof AseedError) return typed;
  const id = cleaned(input, typed.roomId);
  if (typeof id === 'string' || typeof id === 'number') return String(id);
  return new InvalidInputError(id === undefined ? `${input.label} is missing.` : ruleOf(input), 'room_id');
}

async function contactsOf(
  store: Pick<ContactStore, 'readRooms'>,
  roomIds: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const rows = roomIds.size > 0 ? await store.readRooms([...roomIds]) : [];
  return new Map(rows.flatMap(({ room, contact }) => (room ? [[keyOf(room) ?? '', contactIn(contact)]] : [])));
}
