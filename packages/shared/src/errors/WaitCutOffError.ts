import { AseedError, cut } from './AseedError.ts';

/** All that looks at interviews that are waited for has died, again and again. */
export class WaitCutOffError extends AseedError {
  /** `lastWord`: what the platform said of the last death, if anything. */
  constructor(lastWord: string | undefined) {
    const said = lastWord ? ` The last time this was said: ${cut(lastWord, 120).replace(/[.…]*$/, '')}.` : '';
    super('The looks at the interviews were cut off again and again, so that it is not waited for them any longer.', {
      hint: (words) => `Waiting only reads: see that nothing ends the looks, and ${words.runAgain}.${said}`,
    });
  }
}
