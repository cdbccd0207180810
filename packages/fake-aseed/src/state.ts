import type { Project } from './projects.ts';
import type { InterviewRecord } from './records.ts';
import type { Room } from './rooms.ts';

/** What the fake knows and what it accepts. */
export interface State {
  readonly apiToken: string;
  /** Known when it listens. */
  origin: string;
  readonly rooms: Room[];
  readonly records: InterviewRecord[];
  /** The only projects there are; any if undefined. */
  readonly projects?: readonly Project[];
  /** Whether a room that is cancelled is gone, instead of showing that it is. */
  readonly forgetsCancelled: boolean;
  /** What the server's clock shows, in milliseconds. */
  readonly now: () => number;
  /** How many rooms the account can still pay for. */
  affordableRooms: number;
}
