import type { Words } from '@aseed/shared';

const options: Pick<Words, 'connection'> = { connection: 'the options of the Aseed node' };

/** n8n's words for what the core speaks of. */
export const n8nWords: Words = {
  connection: 'the Aseed credential',
  item: 'Item',
  runAgain: 'run again',
  later: (time) => `Run it again in ${time}.`,
  withoutList: 'Choose By ID, and paste the id of the project or its address in Aseed.',
  again: {
    rest: 'A retry, also by Retry On Fail, delivers the rooms created and makes only the rest; a new execution makes all of them once more.',
    open: 'A retry, also by Retry On Fail, looks again and asks for none of them a second time; a new execution asks for all once more.',
    found:
      'If so, choose Use the Rooms Found as If Outcome Is Unknown, save, and Retry with Currently Saved Workflow. A new execution asks for all anew.',
  },
};

/** For a credential that is being tested, of which nothing is run again. */
export const wordsOfCredential: Words = {
  ...n8nWords,
  connection: 'this credential',
  runAgain: 'try again',
  later: (time) => `Try again in ${time}.`,
};

/** For a trigger, which looks again by itself. */
export const wordsOfPoll: Words = {
  ...n8nWords,
  runAgain: 'wait for the next poll',
  later: () => 'The next poll looks again by itself.',
};

/** For somebody who fetches a test event. */
export const wordsOfTest: Words = {
  ...n8nWords,
  runAgain: 'fetch the test event again',
  later: (time) => `Fetch the test event again in ${time}.`,
};

/** For one item of an execution that goes on: running all of it again would do the others once more. */
export const wordsOfItem: Words = {
  ...n8nWords,
  runAgain: 'run this item alone again',
  later: (time) => `Run this item alone again in ${time}.`,
  again: {
    rest: 'Ask only for those that are missing.',
    open: 'Ask for them again only once you have seen there that they do not exist.',
    found: 'If they are, use them instead of asking for them again.',
  },
};

/** For operations that need no credential and take where to connect from their options. */
export const wordsOfOptions: Words = { ...n8nWords, ...options };
export const wordsOfOptionsItem: Words = { ...wordsOfItem, ...options };

/** Where each contact has one room, which n8n remembers for all executions. */
export const wordsOfContacts: Words = {
  ...n8nWords,
  again: {
    rest: 'Running it again hands those out and makes only the rest.',
    open: 'None is asked for again. If one exists, send its link by hand; if not, have its contact forgotten (Contact: Forget) and deliver it anew.',
    found: 'If so, choose Use the Rooms Found as If Outcome Is Unknown, save, and Retry with Currently Saved Workflow.',
  },
};

/** For one contact of an execution that goes on, whose failed items nothing retries. */
export const wordsOfContact: Words = {
  ...wordsOfContacts,
  runAgain: 'deliver the contact again',
  later: (time) => `Deliver the contact again in ${time}.`,
  again: { ...wordsOfContacts.again, found: 'If so, send their links by hand. None is asked for again.' },
};

/** For an execution that was stopped, of which n8n remembers nothing. */
export const wordsOfStopped: Words = {
  ...n8nWords,
  again: {
    rest: 'Running it again makes all of them once more.',
    open: 'Running it again asks for all rooms once more.',
    found: 'If they are, use them: running it again asks for all rooms once more.',
  },
};

/** For an AI that uses the node as a tool, of whose calls nothing is remembered. */
export const wordsOfTool: Words = {
  ...n8nWords,
  runAgain: 'call the tool again',
  later: (time) => `Call the tool again in ${time}.`,
  again: {
    rest: 'Calling the tool again for all of them makes all of them once more: ask only for those that are missing.',
    open: 'Do not call the tool for them again, which may pay for them twice: tell the user.',
    found: 'Do not call the tool for them again, which may pay for them twice: tell the user.',
  },
};
