import { setTimeout as wait } from 'node:timers/promises';

const longestMs = 120_000;

/** Asks again and again until it is so. Throws, after two minutes, what it waited for. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, pauseMs = 20): Promise<void> {
  const deadline = Date.now() + longestMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for this: ${what}.`);
    await wait(pauseMs);
  }
}
