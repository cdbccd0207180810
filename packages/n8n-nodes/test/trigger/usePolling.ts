import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { madeRooms } from '../aseedNode.ts';
import { trigger } from '../pollingTrigger.ts';

const startMs = Date.parse('2026-11-10T09:00:00Z');
let nodes = 0;

/** Triggers beside a fake Aseed whose time is the test's: each test begins at the same. */
export function usePolling() {
  let nowMs = startMs;
  const fake = useFakeAseed({ now: () => nowMs });
  beforeEach(() => {
    nowMs = startMs;
  });
  return {
    fake,
    /** Each has a node of its own: what n8n's process remembers of one is not to meet another. */
    polling: (parameters: Parameters<typeof trigger>[1], others: Parameters<typeof trigger>[2] = {}) => {
      nodes += 1;
      return trigger(fake, parameters, { id: `trigger ${nodes}`, ...others });
    },
    /** Lets so many milliseconds pass. */
    later: (ms: number) => {
      nowMs += ms;
    },
    /** Makes rooms and gives their ids. */
    made: async (count = 1) => (await madeRooms(fake, count)).map(({ id }) => id),
  };
}
