import { keyOf, keysOf } from '../api/room.ts';
import { InviteNotSentError } from '../errors/InviteNotSentError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';
import { AseedError } from '../errors/AseedError.ts';
import type { Outcome } from '../sending/sendCalls.ts';
import { checkInvites, type Invite, type TypedInvite } from './checkInvites.ts';
import type { ContactStore } from './contactStore.ts';

/**
 * Writes down which invites were sent, so that their rooms are not handed out again; the contacts whose invite was not sent are free at once
 * for the next delivery. Gives for each, in their order, the invite, or why it is none: it is invalid, it was not sent, it could not be written
 * down, or it is of a room that the store does not know. Does not throw. Unless the others are to `goOn`, one that is invalid keeps all from
 * being written down.
 */
export async function recordInvites(
  store: ContactStore,
  typed: readonly (TypedInvite | AseedError)[],
  goOn: boolean,
): Promise<Outcome<Invite>[]> {
  const checked = await checkInvites(typed, goOn);
  const invites = checked.filter((invite) => 'roomId' in invite);
  const known = await valueOrError(() => record(store, invites));
  return checked.map((invite) => {
    if (invite instanceof AseedError) return { error: invite };
    if (known instanceof AseedError) return { error: known };
    if (!known.has(invite.roomId)) return { error: unknownRoom() };
    return invite.isSent ? { value: invite } : { error: new InviteNotSentError(invite.roomId) };
  });
}

/** Gives the ids of the rooms that the store knows. */
async function record(store: ContactStore, invites: readonly Invite[]): Promise<ReadonlySet<string>> {
  const rooms = await store.readRooms(invites.map(({ roomId }) => roomId));
  const isSent = new Map(invites.map((invite) => [invite.roomId, invite.isSent]));
  const sent = rooms.filter(({ room }) => room && isSent.get(keyOf(room) ?? ''));
  const contacts = [...new Set(rooms.map(({ contact }) => contact))];
  if (contacts.length > 0) await store.settle(sent, contacts);
  return new Set(rooms.flatMap(({ room }) => (room ? keysOf([room]) : [])));
}

function unknownRoom(): AseedError {
  return new InvalidInputError(
    'No contact is known whose room has this id.',
    'room_id',
    'Use the id that a create with One Room per Contact gave, in the same n8n project.',
  );
}
