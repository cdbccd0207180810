import { play, setTheStage } from './demo.ts';
import { holds } from './report.ts';
import { readSettings } from './settings.ts';
import { untilEnded } from './untilEnded.ts';
import { whereabouts } from './whereabouts.ts';

const say = (line: string) => console.log(line);

await untilEnded(async (onEnd) => {
  const { once, ports } = await readSettings(process.argv.slice(2));
  const stage = await setTheStage(ports, say, onEnd, { hasSecondStudy: true, hasTriggers: true });
  const report = await play(stage, say);
  console.table(report);
  say(
    holds(report)
      ? 'All of it held. The report is in demo/out/report.json.'
      : 'Not all of it held: see demo/out/report.json.',
  );
  process.exitCode = holds(report) ? 0 : 1;
  if (once) return;
  say(whereabouts(stage));
  await new Promise(() => {});
});
