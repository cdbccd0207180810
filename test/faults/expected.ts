import type { CreateFate, FaultRow, ListFate } from './faultRow.ts';
import { sum, type Tried } from './operations.ts';
import { stillWaiting, type Skin } from './skins/skin.ts';

/** What has to come of a cell. */
export interface Expected {
  /** How many rooms the server makes. */
  readonly made: number;
  /** How many rooms the user gets; 1 for what makes none and works. */
  readonly delivered: number;
  /** How many calls of the operation reach the server. */
  readonly calls: number;
  /** What the user reads; nothing if it is undefined. */
  readonly says: RegExp | undefined;
  /** Whether the calls are not counted, as other operations than the one that is faulty are called too. */
  readonly isUncounted?: boolean;
}

/** What is said of rooms that were found and used, instead of what went wrong. */
const wereUsed = /Aseed lists exactly as many new ones like that, and they were used/;

/** What has to come of an operation that meets a fault, by what becomes of the faulty call. Undefined where that is not tried. */
export function expectedOf(row: FaultRow, tried: Tried, skin: Skin): Expected | undefined {
  if (row.only && !row.only.includes(tried.name)) return undefined;
  if (isJudgedByTruth(tried)) return undefined;
  if (row.isTimedOut && skin.hasClockOfItsOwn) return undefined;
  const skip = row.baseUrl ? 0 : tried.skip; // A wrong address is wrong from the first call.
  const expected =
    tried.kind === 'create'
      ? ofCreate(row.create, row.says.create, { ...tried, skip }, skin)
      : ofOther(row, tried, skin);
  return expected && row.isUnseen ? { ...expected, calls: expected.calls - 1 } : expected;
}

/** Whether what the user is told is held against the room as it is then, instead of what is expected of each fault. */
export function isJudgedByTruth({ kind }: Tried): boolean {
  return kind === 'update' || kind === 'cancel';
}

const late = /did not give the transcript in time/;

function ofOther(row: FaultRow, { kind }: Tried, skin: Skin): Expected | undefined {
  // What has no time in the matrix to be asked for again in a minute.
  if (kind === 'result' && row.isTimedOut) return { ...ofRead('refused', late, skin), isUncounted: true };
  // A poll that fails is followed by others, and a look for interviews makes other calls too.
  const isUncounted = kind === 'result' || kind === 'events' || kind === 'transcripts' || kind === 'wait';
  // A check is read as strictly as a join, and sent again as other reads.
  const isStrict = kind === 'join' || (kind === 'check' && row.list === 'delivered');
  const fate = isStrict ? row.join : row.list;
  const says = kind === 'join' || kind === 'check' ? row.says.join : row.says.list;
  // n8n polls again, as others send again; and a look that fails in a way that passes is no failure.
  const looksAgain = kind === 'wait' || (skin.pollsAgain && (kind === 'events' || kind === 'transcripts'));
  const saysSo = anyOf(says, kind === 'wait' && stillWaiting, kind === 'transcripts' && unlisted);
  const expected =
    fate &&
    ofRead(looksAgain && row.passes ? 'sent again' : fate, saysSo, looksAgain ? { ...skin, waits: true } : skin);
  return expected && { ...expected, isUncounted };
}

/** What is said of records that Aseed refuses to tell of. */
const unlisted = /refused the call/;

/** One of several patterns, with the flags of the first. */
function anyOf(...patterns: readonly (RegExp | false | undefined)[]): RegExp | undefined {
  const [first, ...others] = patterns.filter((pattern) => pattern instanceof RegExp);
  if (!first || others.length === 0) return first;
  return new RegExp([first, ...others].map(({ source }) => source).join('|'), first.flags);
}

function ofRead(fate: ListFate, says: RegExp | undefined, { waits, readsOnceMore }: Skin): Expected {
  const works = (calls: number) => ({
    made: 0,
    delivered: 1,
    calls: readsOnceMore ? calls + 1 : calls,
    says: undefined,
  });
  if (fate === 'delivered') return works(1);
  if (fate === 'sent again at once' || (fate === 'sent again' && waits)) return works(2);
  return { made: 0, delivered: 0, calls: fate === 'never arrives' ? 0 : 1, says };
}

function ofCreate(fate: CreateFate, says: RegExp | undefined, { calls, skip }: Tried, skin: Skin): Expected {
  const asked = sum(calls);
  const before = sum(calls.slice(0, skip));
  const during = calls[skip] ?? 0;
  const after = sum(calls.slice(skip + 1));
  const all = calls.length;
  const stopped = (made: number, delivered: number, sent: number): Expected => ({
    made,
    delivered: skin.deliversInPart ? delivered : 0,
    calls: sent,
    says,
  });
  switch (fate) {
    case 'delivered':
      return { made: asked, delivered: asked, calls: all, says };
    case 'one more made':
      return { made: asked + 1, delivered: asked, calls: all, says };
    case 'sent again':
      return skin.waits
        ? { made: asked, delivered: asked, calls: all + 1, says: undefined }
        : stopped(before, before, skip + 1);
    case 'never arrives':
      return stopped(before, before, skip);
    case 'refused, the others go on':
      return skin.deliversInPart ? stopped(before + after, before + after, all) : stopped(before, 0, skip + 1);
    case 'refused':
    case 'open: not made':
      return stopped(before, before, skip + 1);
    case 'open: made':
      if (skin.usesFound) return { made: asked, delivered: asked, calls: all, says: wereUsed };
      return stopped(before + during, before, skip + 1);
    case 'open: made, no look possible':
    case 'open: made, named but not used':
    case 'open: made, not listed':
      return stopped(before + during, before, skip + 1);
    case 'half told': {
      if (skin.usesFound) return { made: asked, delivered: asked, calls: all, says: wereUsed };
      const told = Math.floor(during / 2);
      return skin.deliversInPart ? stopped(asked, asked - during + told, all) : stopped(before + during, 0, skip + 1);
    }
    case 'one fewer made':
      return skin.deliversInPart ? stopped(asked - 1, asked - 1, all) : stopped(before + during - 1, 0, skip + 1);
  }
}
