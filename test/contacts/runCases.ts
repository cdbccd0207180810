import type { OnEnd } from '../../demo/untilEnded.ts';
import { cases } from './cases/all.ts';
import type { Case } from './outcome.ts';
import { forgetPath, invitePath } from './paths.ts';
import type { Settings } from './settings.ts';
import type { Stage } from './stage.ts';
import type { Result } from './caseTable.ts';
import { withStage } from './withStage.ts';
import { forgetWorkflow, inviteWorkflow } from './workflows.ts';

/** Runs the chosen cases in the chosen environments, one after the other, and says what comes of each as soon as it is known. */
export async function runCases({ environments, isChosen }: Settings, onEnd: OnEnd): Promise<Result[]> {
  const results: Result[] = [];
  const workflows = [forgetWorkflow(forgetPath), inviteWorkflow(invitePath)];
  for (const environment of environments) {
    await withStage(environment, workflows, onEnd, async (stage) => {
      // The first delivery makes the table.
      await stage.deliver(invitePath, { email: 'first@example.com' });
      for (const chosen of cases.filter(({ name }) => isChosen(name))) results.push(await runCase(stage, chosen));
    });
  }
  return results;
}

async function runCase(stage: Stage, chosen: Case): Promise<Result> {
  const { name } = chosen;
  const start = Date.now();
  const outcome = await chosen.run(stage);
  const { problems, rooms, mails, failed } = outcome;
  const seconds = Math.round((Date.now() - start) / 1000);
  const verdict = problems.length === 0 ? 'ok' : 'FAILED';
  console.log(`${verdict}: ${name}: ${rooms} rooms, ${mails} e-mails, ${failed} failed deliveries, ${seconds} s`);
  for (const problem of problems) console.log(`  ${problem}`);
  return { name, environment: stage.environment, ...outcome };
}
