import { median } from '../../test/contacts/median.ts';
import type { Run } from './run.ts';

/** The runs of a contestant with a number of contacts: the median of each figure. */
export interface Row extends Run {
  readonly times: number;
}

const figures = [
  'totalMs',
  'nodeMs',
  'toFirstCallMs',
  'callingMs',
  'calls',
  'refused',
  'mostInFlight',
  'rooms',
  'delivered',
  'storedBytes',
] as const;

/** The medians of runs of one contestant with the same number of contacts, with the most that were unpaired. Throws for no run. */
export function rowOf(runs: readonly Run[]): Row {
  const [first] = runs;
  if (!first) throw new Error('There is no run.');
  const medians: Partial<Record<(typeof figures)[number], number>> = Object.fromEntries(
    figures.map((figure) => [figure, median(runs.map((run) => run[figure]))]),
  );
  return {
    ...first,
    ...medians,
    unpaired: Math.max(...runs.map((run) => run.unpaired)),
    error: runs.map(({ error }) => error).find((error) => error !== '') ?? '',
    times: runs.length,
  };
}

/** The rows of runs, in the order in which each first ran. */
export function rowsOf(runs: readonly Run[]): Row[] {
  return [...Map.groupBy(runs, ({ contestant, contacts }) => `${contestant} ${contacts}`).values()].map(rowOf);
}

/** What is wrong with the counts of runs that are to get every contact a room of its own, and the calls of ours exactly as few as they can be. */
export function problemsOf(runs: readonly Run[]): string[] {
  return runs
    .filter(({ contestant }) => !contestant.startsWith('edit'))
    .filter((run) => !isRight(run))
    .map(
      ({ contestant, contacts, calls, leastCalls, rooms, unpaired, error }) =>
        `${contestant}, ${contacts} contacts: ${calls} calls for ${leastCalls}, ${rooms} rooms, ${unpaired} unpaired. ${error}`,
    );
}

function isRight({ contacts, calls, leastCalls, rooms, delivered, unpaired, error }: Run): boolean {
  const counts = [rooms, delivered].every((count) => count === contacts);
  return counts && calls === leastCalls && unpaired === 0 && error === '';
}
