import type { OnEnd } from '../../demo/untilEnded.ts';
import type { Workflow } from '../workflows/workflow.ts';
import type { EnvironmentName } from './settings.ts';
import { startStage, type Stage } from './stage.ts';

/** Does something with an n8n that has these workflows, and ends all of it then, or when the command is ended before. `extra` is what its environment holds besides. */
export async function withStage(
  environment: EnvironmentName,
  workflows: readonly Workflow[],
  onEnd: OnEnd,
  act: (stage: Stage) => Promise<void>,
  extra: NodeJS.ProcessEnv = {},
): Promise<void> {
  const ends: (() => unknown)[] = [];
  const endStage = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  onEnd(endStage);
  console.log(`\nStarting n8n: ${environment} …`);
  await act(await startStage(environment, workflows, (end) => ends.push(end), extra));
  await endStage();
}
