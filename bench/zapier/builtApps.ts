import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import extract from 'extract-zip';
import { cleanEnvironment } from '../../demo/installN8n.ts';
import { npm, runNode } from '../../demo/run.ts';
import type { OnEnd } from '../../demo/untilEnded.ts';

/** A built app, unpacked. */
export interface BuiltApp {
  readonly folder: string;
  readonly zipBytes: number;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const ours = join(root, 'packages', 'zapier-app');
/** Inside the clone, so that it is built with the packages that ours is built with. */
const template = join(root, 'bench', 'out', 'template');

/** Builds our app, and the untouched template that is nearest to it: it sends a bearer token, and is written in TypeScript. Throws where Zapier's tool fails. */
export async function buildApps(onEnd: OnEnd): Promise<{ readonly ours: BuiltApp; readonly template: BuiltApp }> {
  const folder = mkdtempSync(join(tmpdir(), 'aseed-apps-'));
  onEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const logFile = join(folder, 'build.log');
  const must = async (cwd: string, ...args: string[]) => {
    const code = await runNode(npm(...args), { cwd, env: cleanEnvironment(), logFile, onEnd });
    if (code !== 0) throw new Error(`"npm ${args.join(' ')}" failed in ${cwd}.`);
  };
  const build = ['exec', '--', 'zapier-platform', 'build', '--skip-dep-install', '--skip-validation'];
  rmSync(template, { recursive: true, force: true });
  mkdirSync(dirname(template), { recursive: true });
  const kind = ['--template', 'oauth2', '--language', 'typescript'];
  await must(dirname(template), 'exec', '--', 'zapier-platform', 'init', 'template', ...kind);
  await must(template, ...build);
  await must(root, 'run', 'zapier:build');
  return {
    ours: await unpacked(ours, join(folder, 'ours')),
    template: await unpacked(template, join(folder, 'template')),
  };
}

async function unpacked(app: string, folder: string): Promise<BuiltApp> {
  const zip = join(app, 'build', 'build.zip');
  await extract(zip, { dir: folder });
  return { folder, zipBytes: statSync(zip).size };
}
