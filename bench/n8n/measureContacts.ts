import type { Plan } from '../plan.ts';
import { contactsOf } from './contacts.ts';
import { contestants, type Contestant } from './contestants.ts';
import { problemsOf, rowsOf, type Row } from './row.ts';
import { run, type Run } from './run.ts';
import type { Stage } from './stage.ts';

/** What was measured of all contestants, by numbers of contacts. */
export interface Contacts {
  readonly rows: readonly Row[];
  readonly problems: readonly string[];
}

/** From so many on, the HTTP Request node is shown and compared with nothing, as it may break. */
const mostHttp = 10_000;

/** Runs all contestants with growing numbers of contacts, by turns, so that what else the machine does hits all alike. */
export async function measureContacts(stage: Stage, plan: Plan): Promise<Contacts> {
  const runs: Run[] = [];
  const before = plan.warmsUp ? [1, 20] : [];
  for (const contestant of contestants) for (const size of before) await run(stage, contestant, contactsOf(size));
  for (const size of Object.keys(plan.times).map(Number)) {
    const times = new Map(contestants.map((contestant) => [contestant, timesOf(contestant, size, plan)]));
    for (let time = 0; time < Math.max(...times.values()); time += 1) {
      const taking = contestants.filter((contestant) => time < (times.get(contestant) ?? 0));
      for (const contestant of rotated(taking, time)) runs.push(await run(stage, contestant, contactsOf(size)));
    }
    for (const row of rowsOf(runs.filter(({ contacts }) => contacts === size))) console.log(lineOf(row));
  }
  const isCompared = ({ contestant, contacts }: Run) => contacts < mostHttp || !contestant.startsWith('http');
  return { rows: rowsOf(runs), problems: problemsOf(runs.filter(isCompared)) };
}

function timesOf({ name, sizes }: Contestant, size: number, { times, exceptions }: Plan): number {
  if (!sizes.includes(size)) return 0;
  const exception = exceptions.find(({ contestant, contacts }) => contestant === name && contacts === size);
  return exception?.times ?? times[size] ?? 0;
}

/** Begins with another one each time, so that none always follows the same. */
function rotated<T>(all: readonly T[], by: number): T[] {
  const start = all.length > 0 ? by % all.length : 0;
  return [...all.slice(start), ...all.slice(0, start)];
}

/** A row as it is printed while the bench runs. */
export function lineOf({ contestant, contacts, totalMs, nodeMs, toFirstCallMs, callingMs, ...row }: Row): string {
  const [total, node, first, calling] = [totalMs, nodeMs, toFirstCallMs, callingMs].map((ms) => `${Math.round(ms)} ms`);
  const { calls, refused, mostInFlight, rooms, delivered, unpaired, error } = row;
  const times = `total ${total}, node ${node}, to first call ${first}, calling ${calling}`;
  const counts = `${calls} calls, ${refused} refused, ${mostInFlight} in flight, ${rooms} rooms, ${delivered} delivered, ${unpaired} unpaired`;
  return `${contacts} ${contestant}: ${times}; ${counts}${error && `; ${error}`}`;
}
