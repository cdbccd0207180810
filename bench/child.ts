import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How a child differs from its parent. */
export interface ChildOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs Node in a process of its own, without what this one was started with, and gives the numbers in the last line that it prints, by their names. */
export async function figuresOf(
  args: readonly string[],
  { cwd, env }: ChildOptions = {},
): Promise<Map<string, number>> {
  const { stdout } = await run(process.execPath, ['--no-warnings', ...args], {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  const printed: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  return new Map(Object.entries(printed ?? {}).map(([name, value]) => [name, Number(value)]));
}
