import { AseedError } from '../src/errors/AseedError.ts';
import { withRooms } from '../src/errors/namedRooms.ts';
import type { Words } from '../src/errors/words.ts';

/** Words of a platform that there is not. */
export const testWords: Words = {
  connection: 'the test connection',
  item: 'Order',
  runAgain: 'run again',
  later: (time) => `Later means in ${time}.`,
  withoutList: 'Type it in.',
  again: { rest: 'Again makes the rest.', open: 'Again asks for nothing.', found: 'Again can use them.' },
};

/** What an error tells to do, the rooms that it names on lines after the hint. */
export function adviceOf(error: unknown): string {
  if (!(error instanceof AseedError)) throw new Error('There is no error.');
  const { hint, rooms } = error.adviceIn(testWords);
  return withRooms(hint, rooms);
}
