import type { Cell } from './cell.ts';
import { isShown, show } from './document.ts';
import { logsOf } from './logs.ts';
import { runMatrix } from './matrix.ts';
import { planted } from './planted.ts';
import { credentialTester } from './realN8n.ts';
import { readSettings } from './settings.ts';
import { n8nAtOnce, n8nGoingOn, n8nStopping, n8nTesting, n8nUsingFound } from './skins/n8n.ts';
import { axiosAtOnce, axiosOneByOne } from './skins/plainClient.ts';
import { zapier } from './skins/zapier.ts';

const longestMessage = 100;

/** Prints the cells, a table for each fault. */
function print(cells: readonly Cell[]): void {
  for (const fault of new Set(cells.map((cell) => cell.fault))) {
    console.log(`\n${fault}`);
    console.table(
      cells
        .filter((cell) => cell.fault === fault)
        .map(({ operation, skin, made, delivered, reported, calls, message, problems }) => ({
          operation,
          skin,
          made,
          delivered,
          reported,
          calls,
          ok: problems.length === 0 ? 'yes' : 'NO',
          message: message.replace(/\s+/g, ' ').slice(0, longestMessage),
        })),
    );
  }
}

const settings = readSettings(process.argv.slice(2));
const tester = credentialTester();
console.log('Running the matrix. A real n8n tests the credentials …');
const start = Date.now();
const skins = [
  n8nStopping,
  n8nTesting(tester.test),
  n8nGoingOn,
  n8nUsingFound,
  ...n8nAtOnce,
  zapier,
  axiosOneByOne,
  axiosAtOnce,
];
const { result: cells, logs } = await logsOf(async () => {
  try {
    return await runMatrix(skins, settings);
  } finally {
    await tester.end();
  }
});
print(cells);
for (const { fault, operation, skin, problems } of cells) {
  if (problems.length > 0) console.log(`FAILED: ${fault} / ${operation} / ${skin}: ${problems.join('; ')}`);
}
if (settings.write && settings.isAll) await show(cells);
const checks = {
  'no planted secret in any log line': !Object.values(planted).some((secret) => logs.includes(secret)),
  ...(settings.isAll && {
    'docs/reliability.md shows the matrix as measured (else: npm run test:faults -- --write)': await isShown(cells),
  }),
};
for (const [check, holds] of Object.entries(checks)) console.log(`${holds ? 'ok' : 'FAILED'}: ${check}`);
const outcomes = [...cells.map(({ problems }) => problems.length === 0), ...Object.values(checks)];
const failed = outcomes.filter((holds) => !holds).length;
console.log(`${Math.round((Date.now() - start) / 1000)} s`);
console.log(`${outcomes.length - failed} passed, ${failed} failed`);
if (cells.length === 0) console.log('No fault and no skin has such a name.');
process.exit(failed === 0 && cells.length > 0 ? 0 : 1);
