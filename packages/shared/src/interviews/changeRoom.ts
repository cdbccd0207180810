import type { Fields, Inputs, RequestOf } from '../api/inputs.ts';
import { idOf, statusOf, timeOf, type Room } from '../api/room.ts';
import { updateRoom } from '../api/updateRoom.ts';
import { call } from '../call/call.ts';
import { checkInputs } from '../call/checkInputs.ts';
import { AseedError } from '../errors/AseedError.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';
import { NotFoundError } from '../errors/NotFoundError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import type { Action } from '../sending/doForEach.ts';
import { afterFailure } from './afterFailure.ts';
import { roomsOfRun } from './roomsOfRun.ts';
import { checkWhich, whichRoom } from './whichRoom.ts';

const { room_id: _, expires_at, ...settings } = updateRoom.inputs;

const inputs = {
  ...whichRoom,
  extend_by_days: {
    kind: 'integer',
    label: 'Extend by Days',
    help: 'For how many days from now the invite link works. Doing it again counts from then.',
    example: '7',
    required: false,
    min: 1,
    max: 3650,
  },
  expires_at,
  ...settings,
} as const satisfies Inputs;

/** Changes a room that is still pending, and gives it as it is then. It sets, so that doing it twice does as much as once. */
export const changeRoom: Action<typeof inputs, Room> = {
  name: 'changeRoom',
  auth: 'bearer',
  inputs,
  check: (wanted, nowMs) => {
    checkWhich(wanted);
    changesOf(wanted, nowMs);
  },
  lasting: { title: 'Rooms changed', idOf },
  forRun: (client) => {
    const rooms = roomsOfRun(client);
    // One time for all tries, so that a try can see what an earlier one has set.
    const nowMs = client.clock.now();
    return async (wanted) => {
      const changes = changesOf(wanted, nowMs);
      const roomId = await rooms.idOf(wanted);
      const request = checkInputs(updateRoom, { ...changes, room_id: roomId });
      const answer = await valueOrError(() => call(client, updateRoom, request));
      if (!(answer instanceof AseedError)) return answer;
      if (answer instanceof NotFoundError) throw answer;
      const room = await afterFailure(client, roomId, answer, 'changed', (read) => isChanged(read, changes));
      if (room) return room;
      throw new NotFoundError('room with this Room ID', 'room_id');
    };
  },
};

const day = 24 * 60 * 60 * 1000;

/** What is to be sent. Throws InvalidInputError for what contradicts itself, or changes nothing. */
function changesOf({ extend_by_days: days, ...wanted }: RequestOf<typeof inputs>, nowMs: number): Fields {
  if (days !== undefined && wanted.expires_at !== undefined) {
    throw new InvalidInputError('Fill in only one of Extend by Days or Expires At.', 'extend_by_days');
  }
  const expiresAt = days === undefined ? wanted.expires_at : new Date(nowMs + days * day).toISOString();
  if (expiresAt !== undefined && Date.parse(expiresAt) <= nowMs) {
    throw new InvalidInputError('Expires At is in the past. To end a room, cancel it.', 'expires_at');
  }
  const given = Object.entries({ ...wanted, expires_at: expiresAt });
  // A flag that is not set clears nothing, and need not be sent.
  const changes = Object.fromEntries(
    given.filter(([key, value]) => !(key in whichRoom) && value !== undefined && value !== false),
  );
  if (Object.keys(changes).length === 0) {
    throw new InvalidInputError('Nothing is to be changed: fill in at least one field beside the room.');
  }
  const contradicted = Object.keys(changes).find((key) => key.startsWith(clear) && key.slice(clear.length) in changes);
  if (contradicted !== undefined) throw contradiction(contradicted.slice(clear.length));
  return changes;
}

/** How the flags are called that empty a field. */
const clear = 'clear_';

function contradiction(key: string): InvalidInputError {
  const all: Inputs = inputs;
  return new InvalidInputError(`${all[key]?.label ?? key} cannot be filled in and cleared at once.`, key);
}

/**
 * Whether a room is as the changes make it, and still of use: a respondent may have joined it since. Undefined where it does not tell of all
 * that was changed.
 */
function isChanged(room: Room, changes: Fields): boolean | undefined {
  if (!['pending', 'active'].includes(statusOf(room))) return false;
  const shown = Object.entries(changes).map(([key, value]) => shows(room, key, value));
  return shown.includes(false) ? false : shown.includes(undefined) ? undefined : true;
}

function shows(room: Room, key: string, value: unknown): boolean | undefined {
  const isCleared = key.startsWith(clear);
  const field = room[isCleared ? key.slice(clear.length) : key];
  if (field === undefined) return undefined;
  if (isCleared) return field === null || field === '';
  return key === 'expires_at' ? Math.abs(timeOf(field) - timeOf(value)) < 1000 : field === value;
}
