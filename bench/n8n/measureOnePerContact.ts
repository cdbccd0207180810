import type { OnEnd } from '../../demo/untilEnded.ts';
import type { MeasuredCost } from '../../test/contacts/costTable.ts';
import { runCosts } from '../../test/contacts/runCosts.ts';
import type { Plan } from '../plan.ts';

/** What One Room per Contact costs. */
export interface OnePerContact {
  readonly costs: readonly MeasuredCost[];
  readonly problems: readonly string[];
}

/** Takes over some of the costs of `npm run test:contacts -- --cost`, which asserts that each contact has one room as it measures. */
export async function measureOnePerContact({ onePerContact }: Plan, onEnd: OnEnd): Promise<OnePerContact> {
  const isChosen = (name: string) => onePerContact.includes(name);
  const settings = { write: false, cost: true, isAll: false, environments: ['sqlite'], isChosen } as const;
  const { measured } = await runCosts(settings, onEnd);
  return { costs: measured, problems: [] };
}
