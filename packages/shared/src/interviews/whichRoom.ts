import type { Inputs, RequestOf } from '../api/inputs.ts';
import { joinRoom } from '../api/joinRoom.ts';
import { roomId } from '../api/room.ts';
import { checkOneOf } from './checkOneOf.ts';

const { invite_link } = joinRoom.inputs;

/** How a person says which room is meant: by one of these. */
export const whichRoom = {
  room_id: { ...roomId, required: false, oneOf: 'Room' },
  invite_link: { ...invite_link, required: false, oneOf: 'Room' },
} as const satisfies Inputs;

/** Throws InvalidInputError unless a room is named in exactly one way. */
export function checkWhich(which: RequestOf<typeof whichRoom>): void {
  checkOneOf(whichRoom, which);
}
