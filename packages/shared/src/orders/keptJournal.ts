import * as z from 'zod/v4-mini';
import { UnreadableJournalError } from '../errors/UnreadableJournalError.ts';
import { journalVersion, newJournal, type Journal } from './journal.ts';

/**
 * The journal that a platform kept of the earlier tries of a run, the same object; a new one if it kept none.
 * Throws UnreadableJournalError for one of another version, which is never taken for empty: its rooms are paid for.
 */
export function keptJournal(kept: unknown): Journal {
  if (kept === undefined) return newJournal();
  if (isJournal(kept)) return kept;
  throw new UnreadableJournalError([...new Set(idsIn(kept))]);
}

/** Only this code writes what carries its version, so that the entries need no look. */
function isJournal(kept: unknown): kept is Journal {
  return typeof kept === 'object' && kept !== null && 'version' in kept && kept.version === journalVersion;
}

const id = z.union([z.string(), z.number()]);
const ids = z.array(id);

/** The ids of rooms in whatever was kept: those of its objects, and the lists of ids that a journal has had in any version. */
function idsIn(kept: unknown): string[] {
  if (typeof kept !== 'object' || kept === null) return [];
  return Object.entries(kept).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'id' && id.safeParse(value).success) return [String(value)];
    const list = key === 'named' || key === 'surplus' ? ids.safeParse(value) : undefined;
    return list?.success ? list.data.map(String) : idsIn(value);
  });
}
