import { cleaned, ruleOf } from '../api/inputRules.ts';
import { roomId } from '../api/room.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';

/**
 * Reads the id of a room as it was filled in, to look it up among the rooms of contacts. It need not look like an id: a room that no contact
 * has is none's. Throws InvalidInputError where there is none.
 */
export function typedRoomId(typed: unknown): string {
  const id = cleaned(roomId, typed);
  if (typeof id === 'string' || typeof id === 'number') return String(id);
  throw new InvalidInputError(id === undefined ? `${roomId.label} is missing.` : ruleOf(roomId), 'room_id');
}
