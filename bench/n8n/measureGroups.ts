import type { Plan } from '../plan.ts';
import { shuffledContactsOf } from './contacts.ts';
import { contestantNamed } from './contestants.ts';
import { lineOf } from './measureContacts.ts';
import { problemsOf, rowsOf, type Row } from './row.ts';
import { run, type Run } from './run.ts';
import type { Stage } from './stage.ts';

/** What was measured with contacts of several projects and languages. */
export interface Groups {
  readonly row: Row;
  readonly problems: readonly string[];
}

/** Runs ours with contacts of three projects and four languages, shuffled. */
export async function measureGroups(stage: Stage, { groups }: Plan): Promise<Groups> {
  const runs: Run[] = [];
  for (let time = 0; time < groups.times; time += 1) {
    runs.push(await run(stage, contestantNamed('ours-groups'), shuffledContactsOf(groups.contacts)));
  }
  const [row] = rowsOf(runs);
  if (!row) throw new Error('Nothing was measured with groups.');
  console.log(`groups: ${lineOf(row)}`);
  return { row, problems: problemsOf(runs) };
}
