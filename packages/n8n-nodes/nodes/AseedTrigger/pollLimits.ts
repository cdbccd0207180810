import { usualLimits, type Limits } from '../Aseed/limits.ts';

/** n8n drops a poll after 45 seconds, in which it makes two calls or some more. The next poll is the next try. */
export const pollLimits: Limits = {
  timeoutsMs: { ...usualLimits.timeoutsMs, usual: 12_000 },
  patienceMs: 0,
};
