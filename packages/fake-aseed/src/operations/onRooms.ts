import { crash, ok, okIfReadable, refusal, type Answer } from '../answers.ts';
import { cancel } from '../cancel.ts';
import { fieldsOf, type RoomChanges } from '../roomChanges.ts';
import { newRoom, type Room, type RoomSettings } from '../rooms.ts';
import { shownAt, statusAt } from '../roomLife.ts';
import type { State } from '../state.ts';

/** Which rooms to list. */
export interface Filter {
  readonly project_id?: string;
  readonly status?: string;
}

/** About the last day that Python's dates know, the end of the year 9999. */
const mostDays = 2_900_000;

/** Makes rooms, so many more than asked for. */
export function createRooms(state: State, settings: RoomSettings, extraRooms: number): Answer {
  const count = settings.count ?? 1;
  if (count < 1 || count > 100) return refusal(400, 'count must be between 1 and 100');
  if (state.projects && !state.projects.some(({ id }) => id === settings.project_id))
    return refusal(404, 'Project not found');
  if (count > state.affordableRooms) return refusal(402, 'Not enough tokens to reserve for these links');
  if (hasNul(settings)) return crash;
  if ((settings.expires_in_days ?? 0) > mostDays) return crash;
  const length = count + extraRooms;
  state.affordableRooms -= length;
  const rooms = Array.from({ length }, () => newRoom(settings, state.origin, state.now()));
  state.rooms.push(...rooms);
  return okIfReadable({ rooms });
}

/** Lists the rooms that the filter lets pass, in the order that they were made in. */
export function listRooms({ rooms, now }: State, filter: Filter): Answer {
  return okIfReadable(
    rooms
      .map(shownAt(now()))
      .filter(
        (room) =>
          (filter.project_id === undefined || room.project_id === filter.project_id) &&
          (filter.status === undefined || room.status === filter.status),
      ),
  );
}

/** Answers one room. */
export function getRoom(state: State, roomId: string): Answer {
  const room = roomOf(state, roomId);
  return room ? okIfReadable(shownAt(state.now())(room)) : noSuchRoom;
}

/** Changes a pending room and answers it. */
export function updateRoom(state: State, roomId: string, changes: RoomChanges): Answer {
  const room = roomOf(state, roomId);
  if (!room) return noSuchRoom;
  if (statusAt(room, state.now()) !== 'pending') return refusal(409, 'Only pending interviews can be updated');
  if (hasNul(changes)) return crash;
  Object.assign(room, fieldsOf(changes));
  return okIfReadable(shownAt(state.now())(room));
}

/** Cancels a room, whatever goes on in it: a server that guards nothing shows which client asks for that. */
export function cancelRoom(state: State, roomId: string): Answer {
  const room = roomOf(state, roomId);
  if (!room) return noSuchRoom;
  cancel(state, room);
  return ok({ message: 'Room deleted' });
}

const noSuchRoom = refusal(404, 'Room not found');

/** A UUID may come in capitals. */
function roomOf({ rooms }: State, roomId: string): Room | undefined {
  return rooms.find(({ id }) => id === roomId.toLowerCase());
}

/** PostgreSQL takes no U+0000. Of half a character the database takes the escape, and what reads it fails. */
function hasNul(texts: object): boolean {
  return Object.values(texts).some((value) => typeof value === 'string' && value.includes('\0'));
}
