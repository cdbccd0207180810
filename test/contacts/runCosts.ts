import type { OnEnd } from '../../demo/untilEnded.ts';
import { costs, costWorkflows, firstPath, measure } from './costs.ts';
import type { MeasuredCost, Remaining } from './costTable.ts';
import { countExecutions } from './executions.ts';
import type { Settings } from './settings.ts';
import { withStage } from './withStage.ts';

/** Measures the chosen costs in the chosen environments, and counts the executions that are in n8n's database afterwards. */
export async function runCosts({ environments, isChosen }: Settings, onEnd: OnEnd) {
  const measured: MeasuredCost[] = [];
  const remaining: Remaining[] = [];
  for (const environment of environments) {
    await withStage(environment, costWorkflows, onEnd, async (stage) => {
      // The first delivery makes the table.
      await stage.deliver(firstPath, { email: 'first@example.com' });
      for (const cost of costs.filter(({ name }) => isChosen(name))) {
        const { withMs, withoutMs } = await measure(stage, cost);
        const verdict = withMs - withoutMs <= cost.mostMs ? 'ok' : 'FAILED';
        const [on, off] = [withMs, withoutMs].map(Math.round);
        console.log(`${verdict}: ${cost.name}: ${on} ms, without ${off} ms, at most ${cost.mostMs} ms more`);
        measured.push({ ...cost, environment, withMs, withoutMs });
      }
      remaining.push({ environment, ...(await countExecutions(stage.database)) });
    });
  }
  return { measured, remaining };
}
