import { getRoom } from '../api/getRoom.ts';
import { statusOf, type Room } from '../api/room.ts';
import { call } from '../call/call.ts';
import { AseedError } from '../errors/AseedError.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';
import { NotDoneError } from '../errors/NotDoneError.ts';
import { NotEnoughTokensError } from '../errors/NotEnoughTokensError.ts';
import { NotFoundError } from '../errors/NotFoundError.ts';
import { RateLimitedError } from '../errors/RateLimitedError.ts';
import { RoomNotPendingError } from '../errors/RoomNotPendingError.ts';
import { UnauthorisedError } from '../errors/UnauthorisedError.ts';
import { UnreachableError } from '../errors/UnreachableError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import type { Client } from '../sending/doForEach.ts';

/** What these say is certain: nothing was done, and a look would tell no more. */
const certain = [RateLimitedError, UnauthorisedError, NotEnoughTokensError];

/**
 * Looks at a room after a call that was to do something with it failed, and gives it if that is done all the same; undefined if it is
 * gone. `done` is what was to be done, such as "cancelled"; `isDone` gives undefined for a room that does not tell. Throws the AseedError that says how the room stands, as far as that is known.
 */
export async function afterFailure(
  client: Client,
  roomId: string,
  error: AseedError,
  done: string,
  isDone: (room: Room) => boolean | undefined,
): Promise<Room | undefined> {
  const isUnsent = error instanceof UnreachableError && !error.isSent;
  if (isUnsent || certain.some((kind) => error instanceof kind)) throw error;
  const room = await valueOrError(() => call(client, getRoom, { room_id: roomId }));
  if (room instanceof NotFoundError) return undefined;
  const failed = { error, roomId, done };
  if (room instanceof AseedError) throw NotDoneError.unread(failed);
  const isIt = isDone(room);
  if (isIt) return room;
  if (statusOf(room) !== 'pending') throw new RoomNotPendingError(roomId, statusOf(room), done);
  if (isIt === undefined) throw NotDoneError.untold(failed);
  throw error instanceof InvalidInputError && error.field !== undefined ? error : NotDoneError.ofPending(failed);
}
