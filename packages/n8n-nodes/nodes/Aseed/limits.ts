import type { Client } from '@aseed/shared';

/** How long the node waits, and how much it does at once. */
export type Limits = Pick<Client, 'timeoutsMs' | 'patienceMs' | 'callsAtOnce'>;

const second = 1000;

/** A workflow may well wait some minutes until Aseed takes its calls again. */
export const usualLimits: Limits = {
  timeoutsMs: { createRooms: 120 * second, joinRoom: 30 * second, listRooms: 30 * second },
  patienceMs: 180 * second,
};
