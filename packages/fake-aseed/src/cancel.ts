import type { Room } from './rooms.ts';
import type { State } from './state.ts';

/** Cancels a room, in whatever status it is: it shows that it is cancelled, or is gone if the fake forgets such. */
export function cancel({ rooms, forgetsCancelled }: State, room: Room): void {
  room.status = 'cancelled';
  if (forgetsCancelled) rooms.splice(rooms.indexOf(room), 1);
}
