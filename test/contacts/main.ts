import { untilEnded, type OnEnd } from '../../demo/untilEnded.ts';
import { byChance, caseTableOf } from './caseTable.ts';
import { costTableOf } from './costTable.ts';
import { isShown, show, type Table } from './document.ts';
import { findPrograms } from './programs.ts';
import { runCases } from './runCases.ts';
import { runCosts } from './runCosts.ts';
import { readSettings, type Settings } from './settings.ts';

/** However something hangs, nothing is left running. */
const longestMs = { cases: 25 * 60_000, costs: 45 * 60_000 };

/** Runs the cases, and gives whether each thing that was checked holds. */
async function checkCases(settings: Settings, onEnd: OnEnd): Promise<boolean[]> {
  const results = await runCases(settings, onEnd);
  const table = caseTableOf(results);
  print(table);
  const outcomes = results.map(({ problems }) => problems.length === 0);
  if (settings.write && settings.isAll) await show('contacts', table);
  const isDocumented = isShown('contacts', table, byChance);
  const verdict = isDocumented ? 'ok' : 'FAILED';
  console.log(`${verdict}: docs/reliability.md shows the table as measured (else: npm run test:contacts -- --write)`);
  return [...outcomes, isDocumented];
}

/** Measures the costs, and gives whether each is as low as it has to be. */
async function checkCosts(settings: Settings, onEnd: OnEnd): Promise<boolean[]> {
  const { measured, remaining } = await runCosts(settings, onEnd);
  const table = costTableOf(measured, remaining);
  print(table);
  if (settings.write && settings.isAll) await show('cost', table);
  return measured.map(({ withMs, withoutMs, mostMs }) => withMs - withoutMs <= mostMs);
}

function print({ columns, lines, remark }: Table): void {
  console.table(lines.map((line) => Object.fromEntries(line.map((cell, place) => [columns[place] ?? '', cell]))));
  if (remark) console.log(remark);
}

await untilEnded(async (onEnd) => {
  const settings = readSettings(process.argv.slice(2));
  const tooLong = () => {
    console.error('This takes too long: something hangs.');
    process.kill(process.pid, 'SIGTERM');
  };
  setTimeout(tooLong, settings.cost ? longestMs.costs : longestMs.cases).unref();
  if (settings.environments.includes('queue')) findPrograms();
  const outcomes = await (settings.cost ? checkCosts(settings, onEnd) : checkCases(settings, onEnd));
  const failed = outcomes.filter((holds) => !holds).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  if (outcomes.length === 0) console.log('Nothing has such a name.');
  process.exitCode = failed === 0 && outcomes.length > 0 ? 0 : 1;
});
