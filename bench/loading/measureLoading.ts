import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installN8n } from '../../demo/installN8n.ts';
import type { OnEnd } from '../../demo/untilEnded.ts';
import { median } from '../../test/contacts/median.ts';
import { runNode } from '../../demo/run.ts';
import { figuresOf } from '../child.ts';
import type { Plan } from '../plan.ts';

/** What a node file costs an n8n that loads it, in medians. */
export interface LoadRow {
  readonly node: string;
  readonly times: number;
  readonly ms: number;
  /** How many files that loads, and how many bytes they have. */
  readonly files: number;
  readonly bytes: number;
}

/** What was measured of loading. */
export interface Loading {
  readonly ours: LoadRow;
  readonly others: readonly LoadRow[];
  /** The size of our node file in bytes. */
  readonly nodeFileBytes: number;
  readonly problems: readonly string[];
}

const names = [
  'Airtable',
  'Asana',
  'HttpRequest',
  'Hubspot',
  'Notion',
  'Pipedrive',
  'Slack',
  'Stripe',
  'Twilio',
  'Zendesk',
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = fileURLToPath(new URL('loadNode.ts', import.meta.url));

/** Loads the built node file and ten nodes of n8n, each time in a process of its own, by turns. */
export async function measureLoading({ loading: { times } }: Plan, onEnd: OnEnd): Promise<Loading> {
  const installation = await installN8n(console.log, onEnd);
  const folder = mkdtempSync(join(tmpdir(), 'aseed-loading-'));
  onEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const ours = await builtNode(folder, onEnd);
  const base = join(installation, 'node_modules', 'n8n-nodes-base', 'dist', 'nodes');
  const files = [ours, ...names.map((name) => join(base, name, `${name}.node.js`))];
  const env = { NODE_PATH: join(installation, 'node_modules') };
  const runs: { readonly file: string; readonly figures: Map<string, number> }[] = [];
  for (let time = 0; time < times; time += 1) {
    for (const file of files) {
      runs.push({ file, figures: await figuresOf([script, file, join(installation, 'package.json')], { env }) });
    }
  }
  const [oursRow, ...others] = files.map((file) => {
    const figure = (name: string) =>
      median(runs.filter((one) => one.file === file).map(({ figures }) => figures.get(name) ?? Number.NaN));
    return {
      node: basename(file, '.node.js'),
      times,
      ms: figure('ms'),
      files: figure('files'),
      bytes: figure('bytes'),
    };
  });
  if (!oursRow) throw new Error('Our node was not loaded.');
  for (const { node, ms, files: count } of [oursRow, ...others])
    console.log(`loading ${node}: ${ms.toFixed(1)} ms, ${count} files`);
  return { ours: oursRow, others, nodeFileBytes: statSync(ours).size, problems: [] };
}

/** The built node file, in a folder outside the repository, so that n8n's packages are those of the installation. */
async function builtNode(folder: string, onEnd: OnEnd): Promise<string> {
  const cwd = join(root, 'packages', 'n8n-nodes');
  const code = await runNode(['build.mjs'], { cwd, logFile: join(folder, 'build.log'), onEnd });
  if (code !== 0) throw new Error('The node could not be built. Run "npm run build" to see why.');
  cpSync(join(cwd, 'dist'), join(folder, 'dist'), { recursive: true });
  return join(folder, 'dist', 'nodes', 'Aseed', 'Aseed.node.js');
}
