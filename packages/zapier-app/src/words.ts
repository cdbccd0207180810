import type { Words } from '@aseed/shared';

/** Zapier's words for what the core speaks of. */
export const zapierWords: Words = {
  connection: 'the connection to Aseed',
  item: 'Item',
  runAgain: 'run again',
  later: (time) => `Zapier runs this step again by itself in ${time}.`,
  withoutList: 'Choose Custom, and paste the id of the project or its address in Aseed.',
  again: {
    rest: 'A replay of this step makes all of them once more: ask only for those that are missing.',
    open: 'Zapier does not run this step again, and a replay asks for all rooms once more.',
    found: 'If they are, use them: Zapier does not run this step again, and a replay asks for all rooms once more.',
  },
};

/** For what a person is shown in the editor, where nothing is run again. */
export const wordsInEditor: Words = {
  ...zapierWords,
  runAgain: 'try again',
  later: (time) => `Try again in ${time}.`,
};

/** For a connection that is being tested. */
export const wordsOfConnection: Words = { ...wordsInEditor, connection: 'this connection' };
