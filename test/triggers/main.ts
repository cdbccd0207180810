import { parseArgs } from 'node:util';
import { untilEnded } from '../../demo/untilEnded.ts';
import { withStage } from '../contacts/withStage.ts';
import { startSink } from '../workflows/sink.ts';
import { killedBetweenPolls } from './killedBetweenPolls.ts';
import { createdWorkflow, readyWorkflow } from './workflows.ts';

/** However something hangs, nothing is left running. */
const longestMs = 14 * 60_000;

/** What n8n needs to write what a trigger remembers and the execution that it starts in one step. */
const durable = {
  N8N_SCHEDULER_ENABLED: 'true',
  N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
  N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
  N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
};

const modes = { durable, usual: {} };

await untilEnded(async (onEnd) => {
  const { values } = parseArgs({ args: process.argv.slice(2), options: { only: { type: 'string' } } });
  const chosen = Object.entries(modes).filter(([name]) => !values.only || name === values.only);
  setTimeout(() => {
    console.error('This takes too long: something hangs.');
    process.kill(process.pid, 'SIGTERM');
  }, longestMs).unref();
  let failed = chosen.length === 0 ? 1 : 0;
  for (const [name, extra] of chosen) {
    const sink = await startSink(onEnd);
    const workflows = [createdWorkflow(sink.origin), readyWorkflow()];
    const act = async (stage: Parameters<typeof killedBetweenPolls>[0]) => {
      const { wanted, lost, twice, crashed } = await killedBetweenPolls(stage, sink);
      const isHeld = name !== 'durable' || (lost === 0 && twice === 0);
      console.log(
        `${isHeld ? 'ok' : 'FAILED'}: ${name} cursors: ${wanted} events, ${lost} lost, ${crashed} in crashed executions, ${twice} told twice`,
      );
      if (!isHeld) failed += 1;
    };
    await withStage('sqlite', workflows, onEnd, act, extra);
  }
  process.exitCode = failed === 0 ? 0 : 1;
});
