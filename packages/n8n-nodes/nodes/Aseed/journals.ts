import { createHash } from 'node:crypto';
import {
  AseedError,
  keptJournal,
  newJournal,
  onceFor,
  receivedRooms,
  valueOrError,
  type Journal,
  type OtherRuns,
} from '@aseed/shared';
import type { IExecuteFunctions } from 'n8n-workflow';

/** What earlier tries of this run of the node have done, and what its other runs did. */
export interface Journals {
  readonly own: Journal;
  readonly otherRuns: OtherRuns;
  /** Why nothing may be sent: what another version of the node left cannot be read, and may speak of rooms that are paid for. */
  readonly unreadable?: AseedError;
}

export function noJournals(): Journals {
  return { own: newJournal(), otherRuns: { journals: () => [] } };
}

type Kept = Record<string, unknown>;

/**
 * The ids of the rooms that the runs of an execution received, which each run adds to: the context is the same object for all runs of a loop.
 * Throws UnreadableJournalError.
 */
const receivedIn = onceFor((kept: Kept) => receivedRooms(Object.values(kept).map(keptJournal)));

/**
 * The journals that n8n keeps with the execution. n8n runs the whole node again on Retry On Fail, and on Retry of a failed
 * execution under a new id; the node's context outlives both. It outlives the runs of a loop as well, so what it holds is kept by
 * the run and its input. It is never cleared: n8n may throw away what was returned and run the node once more.
 */
export async function journalsOf(context: IExecuteFunctions): Promise<Journals> {
  const { $runIndex } = context.getWorkflowDataProxy(0);
  const input = JSON.stringify(context.getInputData().map(({ json }) => json));
  const key = `${$runIndex}:${createHash('sha256').update(input).digest('hex')}`;
  const kept: Kept = context.getContext('node');
  const journals = await valueOrError(() => ({
    otherRuns: {
      received: receivedIn(kept),
      journals: () => Object.keys(kept).flatMap((run) => (run === key ? [] : keptJournal(kept[run]))),
    },
    own: keptJournal(kept[key]),
  }));
  if (journals instanceof AseedError) return { ...noJournals(), unreadable: journals };
  kept[key] = journals.own;
  return journals;
}
