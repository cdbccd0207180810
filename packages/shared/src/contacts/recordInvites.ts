import { keyOf } from '../api/room.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';
import { AseedError } from '../errors/AseedError.ts';
import type { Outcome } from '../sending/sendCalls.ts';
import type { ContactStore } from './contactStore.ts';

/** What became of the invite to a room. */
export interface Invite {
  readonly roomId: string;
  readonly isSent: boolean;
}

/**
 * Writes down which invites were sent, so that their rooms are not handed out again; the contacts whose invite was not sent are free at once
 * for the next delivery. Gives for each, in their order, the invite, or why it could not be written down: it is an error itself, or of a
 * room that the store does not know.
 */
export async function recordInvites(
  store: ContactStore,
  given: readonly (Invite | AseedError)[],
): Promise<Outcome<Invite>[]> {
  const invites = given.filter((invite) => 'roomId' in invite);
  const rooms = await store.readRooms(invites.map(({ roomId }) => roomId));
  const known = new Map(rooms.map((row) => [row.room && keyOf(row.room), row]));
  const sent = invites.flatMap(({ roomId, isSent }) => (isSent ? (known.get(roomId) ?? []) : []));
  const contacts = [...new Set(rooms.map(({ contact }) => contact))];
  if (contacts.length > 0) await store.settle(sent, contacts);
  return given.map((invite) => {
    if (invite instanceof AseedError) return { error: invite };
    return known.has(invite.roomId) ? { value: invite } : { error: unknownRoom() };
  });
}

function unknownRoom(): AseedError {
  return new InvalidInputError(
    'No contact is known whose room has this id.',
    'room_id',
    'Use the id that a create with One Room per Contact gave, in the same n8n project.',
  );
}
