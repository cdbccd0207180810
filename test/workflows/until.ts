import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until it is so, every `pauseMs`. Throws, after `longestMs`, what it waited for in vain. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  { longestMs = 120_000, pauseMs = 20 } = {},
): Promise<void> {
  const deadline = Date.now() + longestMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for this: ${what}.`);
    await wait(pauseMs);
  }
}
