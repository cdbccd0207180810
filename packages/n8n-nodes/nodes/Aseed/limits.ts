import type { Client, Clock, PerEndpoint } from '@aseed/shared';

/** How long the node waits, and by which clock if not by the machine's. */
export interface Limits extends Pick<Client, 'patienceMs'> {
  readonly timeoutsMs: PerEndpoint<number>;
  readonly clock?: Partial<Clock>;
}

const second = 1000;

/** A workflow may well wait some minutes until Aseed takes its calls again. */
export const usualLimits: Limits = {
  timeoutsMs: { usual: 30 * second, createRooms: 120 * second, getRecord: 120 * second },
  patienceMs: 180 * second,
};

/** Somebody looks on while a credential is tested. */
export const testLimits: Limits = { ...usualLimits, patienceMs: 0 };
