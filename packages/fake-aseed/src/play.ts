import { cancel } from './cancel.ts';
import { newRecord, type RecordOptions } from './records.ts';
import { complete, enter, expire, statusAt, type Refused } from './roomLife.ts';
import type { Room } from './rooms.ts';
import type { State } from './state.ts';

export interface PlayOptions extends RecordOptions {
  /** Who joins; by default Ana, `ana@example.com`. */
  readonly email?: string;
}

/** What can happen to a room without a call of the API, by name. Each gives why it does not happen, if so. */
export const roomEvents = {
  /** A respondent opens the link. */
  join: (state, room, options) => enter(room, respondentOf(options), state.now()),
  /** The interview ends and leaves a record. Where nobody has joined yet, somebody does before. */
  finish: (state, room, options) => {
    const now = state.now();
    const refused = statusAt(room, now) === 'active' ? undefined : enter(room, respondentOf(options), now);
    if (refused) return refused;
    const record = newRecord(room, now, options);
    state.records.push(record);
    complete(room, record.id, now);
    return undefined;
  },
  expire: (state, room) => expire(room, state.now()),
  /** As in the app of Aseed, but in whatever status the room is. */
  cancel: (state, room) => {
    cancel(state, room);
    return undefined;
  },
} satisfies Record<string, (state: State, room: Room, options: PlayOptions) => Refused | undefined>;

export type RoomEvent = keyof typeof roomEvents;

/** What happened to a room, or why it did not. */
export type Played = { readonly room: Room } | Refused;

/** Lets something happen to the room with the id. */
export function play(state: State, roomId: string, event: RoomEvent, options: PlayOptions = {}): Played {
  const room = state.rooms.find(({ id }) => id === roomId);
  if (!room) return { status: 404, detail: `There is no room ${roomId}.` };
  return roomEvents[event](state, room, options) ?? { room };
}

const respondentOf = ({ email = 'ana@example.com' }: PlayOptions) => email;
