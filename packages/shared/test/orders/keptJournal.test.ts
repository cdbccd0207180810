import { UnreadableJournalError } from '../../src/errors/UnreadableJournalError.ts';
import { newJournal } from '../../src/orders/journal.ts';
import { keptJournal } from '../../src/orders/keptJournal.ts';
import { adviceOf } from '../testWords.ts';

test('nothing kept is a journal with nothing in it', () => {
  expect(keptJournal(undefined)).toEqual({ version: 1, entries: [] });
});

test('a journal that was kept is the very same, so that what is added to it is kept too', () => {
  const journal = newJournal();
  expect(keptJournal(journal)).toBe(journal);
});

test.each<[string, unknown, string]>([
  ['an object of no version', {}, ''],
  [
    'an older memory',
    { orders: { 3: { rooms: [{ id: 'a' }, { id: 7 }, {}] } }, surplus: ['b'], openCalls: [] },
    'a, 7, b',
  ],
  ['an older memory of an open call', { openCalls: [{ request: { project_id: 'p' }, named: ['c', 'c'] }] }, 'c'],
  ['a later version', { version: 2, entries: [{ rooms: [{ id: 'd' }] }] }, 'd'],
  ['no object', 'journal', ''],
  ['null', null, ''],
])('%s is refused with the ids in it', (_what, kept, ids) => {
  let error: unknown;
  try {
    keptJournal(kept);
  } catch (thrown) {
    error = thrown;
  }
  if (!(error instanceof UnreadableJournalError)) throw new Error('It was taken.');
  expect(error.outcome).toBe('unknown');
  expect(adviceOf(error).split(/\nRooms that it tells of \(\d+\): /)[1] ?? '').toBe(ids);
});
