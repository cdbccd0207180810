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

/** Starts a Node script as {@link startProgram} does. */
export function startNode(args: readonly string[], options: RunOptions): ChildProcess {
  return startProgram(process.execPath, args, options);
}

/**
 * Starts a program that cannot outlive the demo, however that ends: it hangs on a process of our own, which ends it and all
 * that it started as soon as its input closes.
 */
export function startProgram(
  program: string,
  args: readonly string[],
  { cwd, env = process.env, logFile, onEnd }: RunOptions,
): ChildProcess {
  const child = spawn(process.execPath, [leash, program, ...args], {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    windowsHide: true,
  });
  onEnd(() => stopProgram(child));
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  return child;
}

/** Runs a Node script to its end and gives its exit code. */
export async function runNode(args: readonly string[], options: RunOptions): Promise<number> {
  return runProgram(process.execPath, args, options);
}

/** Runs a program to its end and gives its exit code. */
export async function runProgram(program: string, args: readonly string[], options: RunOptions): Promise<number> {
  const child = startProgram(program, args, options);
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

/** Kills a started program with all that it has started, without a word before, and waits until they are gone. */
export async function killProgram(child: ChildProcess): Promise<void> {
  await untilClosed(child, () => child.stdin?.write('!'));
}

/** Ends a started program and waits until it is gone. */
async function stopProgram(child: ChildProcess): Promise<void> {
  await untilClosed(child, () => child.stdin?.end());
}

async function untilClosed(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  end();
  await closed;
}

/** npm's own script, so that it runs on this Node, whatever else the machine has. Throws DemoError. */
export function npm(...args: string[]): string[] {
  const script = process.env.npm_execpath;
  if (!script) throw new DemoError('Start this with "npm run": it needs the npm that runs it.');
  return [script, ...args];
}
