import { holdBack } from '../call/checkInputs.ts';
import { AseedError } from '../errors/AseedError.ts';
import { InvalidInputError } from '../errors/InvalidInputError.ts';
import { valueOrError } from '../errors/valueOrError.ts';
import { typedRoomId } from './typedRoomId.ts';

/** What became of the invite to a room. */
export interface Invite {
  readonly roomId: string;
  readonly isSent: boolean;
}

/** The same as it was filled in. */
export interface TypedInvite {
  readonly roomId: unknown;
  readonly isSent: unknown;
}

/** Checks what is said of each invite. Unless the others are to `goOn`, one that is invalid keeps all from being recorded. */
export async function checkInvites(
  typed: readonly (TypedInvite | AseedError)[],
  goOn: boolean,
): Promise<(Invite | AseedError)[]> {
  const checked = await Promise.all(
    typed.map((invite) => (invite instanceof AseedError ? invite : valueOrError(() => checkInvite(invite)))),
  );
  return holdBack(checked, goOn);
}

function checkInvite({ roomId, isSent }: TypedInvite): Invite {
  if (typeof isSent !== 'boolean') throw new InvalidInputError('Sent must be true or false.', 'sent');
  return { roomId: typedRoomId(roomId), isSent };
}
