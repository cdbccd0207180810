import { parseArgs } from 'node:util';
import { untilEnded } from '../../demo/untilEnded.ts';
import { findPrograms } from '../contacts/programs.ts';
import { environmentNames, type EnvironmentName } from '../contacts/settings.ts';
import { withStage } from '../contacts/withStage.ts';
import { startSink } from '../workflows/sink.ts';
import { executedInEditor } from './executedInEditor.ts';
import { killedWhileWaiting } from './killedWhileWaiting.ts';
import { waitWorkflow } from './workflows.ts';

const cases = {
  'killed in a pause': killedWhileWaiting('pause'),
  'killed in a look': killedWhileWaiting('look'),
  'killed in two looks': killedWhileWaiting('look', 'look'),
  'executed in the editor': executedInEditor,
};

/** However something hangs, nothing is left running. */
const longestMs = 80 * 60_000;

await untilEnded(async (onEnd) => {
  const options = { only: { type: 'string' }, case: { type: 'string' } } as const;
  const { values } = parseArgs({ args: process.argv.slice(2), options });
  const chosen = environmentNames.filter((name): name is EnvironmentName => !values.only || name === values.only);
  const tried = Object.entries(cases).filter(([name]) => !values.case || name === values.case);
  setTimeout(() => {
    console.error('This takes too long: something hangs.');
    process.kill(process.pid, 'SIGTERM');
  }, longestMs).unref();
  if (chosen.includes('queue')) findPrograms();
  let failed = chosen.length * tried.length === 0 ? 1 : 0;
  for (const [environment, [name, run]] of chosen.flatMap((one) => tried.map((each) => [one, each] as const))) {
    const sink = await startSink(onEnd);
    await withStage(environment, [waitWorkflow(sink.origin)], onEnd, async (stage) => {
      const problems = await run(stage, sink);
      const verdict = problems.length === 0 ? 'ok' : 'FAILED';
      console.log(`${verdict}: 200 interviews, ${name}: ${environment}`);
      for (const problem of problems) console.log(`  ${problem}`);
      failed += problems.length;
    });
  }
  process.exitCode = failed === 0 ? 0 : 1;
});
