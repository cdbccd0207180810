import { DemoError } from './DemoError.ts';

/** Takes a way to end something that was started. They are called in the opposite order. */
export type OnEnd = (end: () => unknown) => void;

/**
 * Runs a command until it returns, fails or is interrupted, ends what it has started, and leaves the process: with the exit
 * code that the command has set, 1 if it failed, 130 if it was interrupted before it set one. Throws nothing: what the command
 * throws is printed, a DemoError as a sentence.
 */
export async function untilEnded(command: (onEnd: OnEnd) => Promise<void>): Promise<never> {
  const ends: (() => unknown)[] = [];
  let ending: Promise<void> | undefined;

  /** Ends what was started, once, whoever asks for it and however often. */
  const endAll = () => {
    ending ??= (async () => {
      for (const end of ends.splice(0).reverse()) await end();
    })();
    return ending;
  };

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      console.log('Stopping …');
      void endAll().then(() => process.exit(process.exitCode ?? 130));
    });
  }
  try {
    seeThatNodeIsNewEnough();
    await command((end) => ends.push(end));
  } catch (error) {
    // What breaks while all is being ended is no news.
    if (!ending) console.error(error instanceof DemoError ? `\n${error.message}` : error);
    process.exitCode = ending ? 130 : 1;
  }
  await endAll();
  process.exit();
}

function seeThatNodeIsNewEnough(): void {
  if (Number.parseInt(process.versions.node) >= 24) return;
  throw new DemoError('This needs Node 24. Run "npm ci", which brings it on Linux and Windows, or install it.');
}
