import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DemoError } from './DemoError.ts';
import type { OnEnd } from './untilEnded.ts';

/** How a program is run: where, in which environment, into which file its output goes, and who ends it before its time. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly logFile: string;
  readonly onEnd: OnEnd;
}

const leash = fileURLToPath(new URL('leash.ts', import.meta.url));

/**
 * Starts a Node script that cannot outlive the demo, however that ends: it hangs on a process of our own, which ends it and
 * all that it started as soon as its input closes.
 */
export function startNode(
  args: readonly string[],
  { cwd, env = process.env, logFile, onEnd }: RunOptions,
): ChildProcess {
  const child = spawn(process.execPath, [leash, ...args], {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    windowsHide: true,
  });
  onEnd(() => stopNode(child));
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  return child;
}

/** Runs a Node script to its end and gives its exit code. */
export async function runNode(args: readonly string[], options: RunOptions): Promise<number> {
  const child = startNode(args, options);
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

/** Ends a started script and waits until it is gone. */
async function stopNode(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.stdin?.end();
  await closed;
}

/** npm's own script, so that it runs on this Node, whatever else the machine has. Throws DemoError. */
export function npm(...args: string[]): string[] {
  const script = process.env.npm_execpath;
  if (!script) throw new DemoError('Start this with "npm run": it needs the npm that runs it.');
  return [script, ...args];
}
