import { keyOf, type Room } from '../api/room.ts';
import { updateRoom } from '../api/updateRoom.ts';
import { withRooms } from '../errors/namedRooms.ts';
import { calling, doForEach, type Client } from '../sending/doForEach.ts';
import type { CreatedRooms } from './orderResult.ts';

/** What the rooms of an order are to be called; an order that names none is left alone. */
interface Naming {
  readonly display_name?: string;
}

/**
 * Gives created rooms their display names, with a call for each that does not have it. A room that could not be named is given as it is: a
 * warning says so. It does not throw.
 */
export async function nameRooms(
  client: Client,
  { results, warnings }: CreatedRooms,
  namings: readonly (Naming | undefined)[],
): Promise<CreatedRooms> {
  const unnamed = results.flatMap(({ rooms }, order) => {
    const displayName = namings[order]?.display_name;
    const others = displayName === undefined ? [] : rooms.filter((room) => room.display_name !== displayName);
    return others.map((room) => ({ room, fields: { room_id: keyOf(room), display_name: displayName } }));
  });
  const fields = unnamed.map((one) => one.fields);
  const outcomes = await doForEach(client, calling(updateRoom), fields, { goOn: true });
  const named = new Map<Room, Room>();
  const failed: string[] = [];
  let reason = '';
  unnamed.forEach(({ room, fields: { room_id: id = '', display_name = '' } }, place) => {
    const error = outcomes[place]?.error;
    if (!error) return named.set(room, { ...room, display_name });
    reason ||= error.message;
    return failed.push(id);
  });
  return {
    results: results.map((result) => ({ ...result, rooms: result.rooms.map((room) => named.get(room) ?? room) })),
    warnings:
      failed.length > 0
        ? [...warnings, withRooms(sentenceOf(failed.length, reason), [{ title, ids: failed }])]
        : warnings,
  };
}

const title = 'Rooms without their Display Name';

function sentenceOf(count: number, reason: string): string {
  return `${count === 1 ? '1 room was' : `${count} rooms were`} made and could not be given the Display Name: ${reason}`;
}
