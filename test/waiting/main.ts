import { parseArgs } from 'node:util';
import { untilEnded } from '../../demo/untilEnded.ts';
import { findPrograms } from '../contacts/programs.ts';
import { environmentNames, type EnvironmentName } from '../contacts/settings.ts';
import { withStage } from '../contacts/withStage.ts';
import { killedWhileWaiting, moments } from './killedWhileWaiting.ts';
import { startSink } from '../workflows/sink.ts';
import { waitWorkflow } from './workflows.ts';

/** However something hangs, nothing is left running. */
const longestMs = 25 * 60_000;

await untilEnded(async (onEnd) => {
  const { values } = parseArgs({ args: process.argv.slice(2), options: { only: { type: 'string' } } });
  const chosen = environmentNames.filter((name): name is EnvironmentName => !values.only || name === values.only);
  setTimeout(() => {
    console.error('This takes too long: something hangs.');
    process.kill(process.pid, 'SIGTERM');
  }, longestMs).unref();
  if (chosen.includes('queue')) findPrograms();
  let failed = chosen.length === 0 ? 1 : 0;
  for (const [environment, moment] of chosen.flatMap((name) => moments.map((one) => [name, one] as const))) {
    const sink = await startSink(onEnd);
    await withStage(environment, [waitWorkflow(sink.origin)], onEnd, async (stage) => {
      const problems = await killedWhileWaiting(stage, sink, moment);
      const verdict = problems.length === 0 ? 'ok' : 'FAILED';
      console.log(`${verdict}: 200 interviews, killed while it ${moment}: ${environment}`);
      for (const problem of problems) console.log(`  ${problem}`);
      failed += problems.length;
    });
  }
  process.exitCode = failed === 0 ? 0 : 1;
});
