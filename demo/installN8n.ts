import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DemoError } from './DemoError.ts';
import { npm, runNode } from './run.ts';
import type { OnEnd } from './untilEnded.ts';

const recipe = fileURLToPath(new URL('n8n', import.meta.url));

/**
 * Gives the folder that n8n is installed in, outside the clone and named after its lock file, so that every clone and every
 * run shares one. Installs it there the first time. Throws DemoError.
 */
export async function installN8n(say: (line: string) => void, onEnd: OnEnd): Promise<string> {
  const folder = join(cacheFolder(), `n8n-${lockHash()}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  const logFile = join(cacheFolder(), 'install.log');
  mkdirSync(unfinished, { recursive: true });
  onEnd(() => rmSync(unfinished, { recursive: true, force: true, maxRetries: 5 }));
  rmSync(logFile, { force: true });
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(recipe, file), join(unfinished, file));
  const options = { cwd: unfinished, env: cleanEnvironment(), onEnd };
  const step = async (what: string, command: string[], otherwise: string) => {
    const code = await timed(say, what, runNode(command, { ...options, logFile }));
    if (code !== 0) throw new DemoError(`${otherwise} What npm said is in ${logFile}.`);
  };
  await step(
    'Installing n8n 2.41.1, once for all clones: about 1 GB, a few minutes',
    npm('ci', '--ignore-scripts', '--omit=dev', '--loglevel=error'),
    'n8n could not be installed. See that the npm registry can be reached and that 3 GB of disk are free, then run it again.',
  );
  await step(
    "Getting n8n's database driver, compiled here if there is none for this machine",
    npm('rebuild', 'sqlite3', '--ignore-scripts=false'),
    "n8n's database driver could be neither downloaded from github.com nor compiled, which takes python3, make, a C++ compiler, and Node's headers from nodejs.org. Provide one of these, then run it again.",
  );
  if (!existsSync(folder)) renameSync(unfinished, folder);
  return folder;
}

/**
 * The environment without what `npm run` adds, which would make an npm in another folder act on this one, and without the
 * settings of another n8n, whose database the demo must not touch.
 */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const ours = /^npm_(package|lifecycle|config_(local_prefix|prefix|ignore_scripts|workspace))/;
  const anotherN8ns = /^(N8N|DB|EXECUTIONS|QUEUE|WEBHOOK|CREDENTIALS|NODES|GENERIC)_/;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !ours.test(name) && !anotherN8ns.test(name)),
  );
}

function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  return join(XDG_CACHE_HOME ?? LOCALAPPDATA ?? join(homedir(), '.cache'), 'aseed-integrations');
}

function lockHash(): string {
  return createHash('sha256')
    .update(readFileSync(join(recipe, 'package-lock.json')))
    .digest('hex')
    .slice(0, 12);
}

/** Says what is being done, and every so often that it still is. */
async function timed<T>(say: (line: string) => void, what: string, work: Promise<T>): Promise<T> {
  const start = Date.now();
  say(`${what} …`);
  const timer = setInterval(() => say(`  … ${Math.round((Date.now() - start) / 1000)} s`), 20_000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
