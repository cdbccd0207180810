import type { Client, Clock, PerEndpoint } from '@aseed/shared';

/** How long a step waits, and by which clock if not by the machine's. */
export interface Limits extends Pick<Client, 'patienceMs'> {
  readonly timeoutsMs: PerEndpoint<number>;
  readonly clock?: Partial<Clock>;
}

const second = 1000;

/**
 * Zapier ends a step after 30 seconds and then says only that it "may or may not have completed", so a call, and the look for what
 * it made, have to be over before. There is no patience in a step: Zapier itself runs it again later.
 */
export const usualLimits: Limits = {
  timeoutsMs: { usual: 20 * second, listRooms: 5 * second },
  patienceMs: 0,
};
