import type { Client } from '@aseed/shared';

/** How long a step waits. */
export type Limits = Pick<Client, 'timeoutsMs' | 'patienceMs'>;

const second = 1000;

/**
 * Zapier ends a step after 30 seconds and then says only that it "may or may not have completed", so a call, and the look for what
 * it made, have to be over before. There is no patience in a step: Zapier itself runs it again later.
 */
export const usualLimits: Limits = {
  timeoutsMs: { createRooms: 20 * second, joinRoom: 20 * second, listRooms: 5 * second },
  patienceMs: 0,
};
