import { untilEnded } from '../demo/untilEnded.ts';
import { outcomesOf, type Outcome } from './goals.ts';
import { figureText } from './page/numbers.ts';
import { fullPlan, shortPlan } from './plan.ts';
import { problemsIn, settingOf } from './report.ts';
import { runParts } from './runParts.ts';
import { readSettings } from './settings.ts';
import { write } from './write.ts';

/** However something hangs, nothing is left running. */
const longestMs = 40 * 60_000;

function lineOf({ name, figureIs, figure, bound, isAtLeast, isMet }: Outcome): string {
  const verdict = isMet ? 'met   ' : 'MISSED';
  return `${verdict} ${name}: ${figureText(figure)}, ${isAtLeast ? 'at least' : 'at most'} ${bound} (${figureIs})`;
}

await untilEnded(async (onEnd) => {
  const { short, chosen } = readSettings(process.argv.slice(2));
  const tooLong = () => {
    console.error('This takes too long: something hangs.');
    process.kill(process.pid, 'SIGTERM');
  };
  setTimeout(tooLong, longestMs).unref();
  const startMs = Date.now();
  const plan = short ? shortPlan : fullPlan;
  const parts = chosen.length > 0 ? chosen : plan.parts;
  const report = await runParts(parts, plan, onEnd);
  const outcomes = outcomesOf(report, parts);
  const problems = problemsIn(report);
  if (chosen.length === 0 && !short) await write(report, outcomes, settingOf(startMs));
  console.log('');
  for (const problem of problems) console.log(`FAILED: ${problem}`);
  if (short) {
    console.log(`bench: ${problems.length} faults in calls, rooms and pairs; times are not judged in the short form`);
    process.exitCode = problems.length === 0 ? 0 : 1;
    return;
  }
  for (const outcome of outcomes) console.log(lineOf(outcome));
  const met = outcomes.filter(({ isMet }) => isMet).length;
  console.log(`\nbench: ${met} of ${outcomes.length} goals met`);
  process.exitCode = met === outcomes.length ? 0 : 1;
});
