import type { Client, Clock, PerEndpoint } from '@aseed/shared';

/** How long a step waits, and by which clock if not by the machine's. */
export interface Limits extends Pick<Client, 'patienceMs'> {
  readonly timeoutsMs: PerEndpoint<number>;
  /** How many milliseconds all calls of a step may take together: the last one has what those before it left. */
  readonly stepMs?: number;
  readonly clock?: Partial<Clock>;
}

const second = 1000;

/**
 * Zapier ends a step after 30 seconds and then says only that it "may or may not have completed", so all of its calls have to be over before.
 * What a call may take leaves time for those after it: for the look for the rooms that a create made, or at a room that was to be changed,
 * and for a record, which can take more than all the others. There is no patience in a step: Zapier itself runs it again later.
 */
export const usualLimits: Limits = {
  timeoutsMs: {
    usual: 20 * second,
    getRoom: 5 * second,
    listRooms: 10 * second,
    updateRoom: 10 * second,
    cancelRoom: 5 * second,
    getRecordsMeta: 5 * second,
    getRecord: 25 * second,
  },
  stepMs: 25 * second,
  patienceMs: 0,
};
