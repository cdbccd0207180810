import { createRooms } from '../api/createRooms.ts';
import type { Inputs } from '../api/inputs.ts';
import { createdAtOf, idOf, type Room } from '../api/room.ts';
import { AseedError, cut, type Advice } from '../errors/AseedError.ts';
import type { RunAgain } from '../errors/words.ts';
import type { Found } from './found.ts';

/** What was found of a call, in at most 155 characters, and what to go on with. */
interface Finding {
  readonly sentence: string;
  readonly again: keyof Pick<RunAgain, 'open' | 'found'>;
}

/**
 * What to do about an open call that misses so many rooms. Those found are named by id and time, not by their links. Nothing is
 * promised of using them unless they `canBeUsed`, which another open call of the same run may prevent.
 */
export function adviceOn(missing: number, found: Found | AseedError, again: RunAgain, canBeUsed = true): Advice {
  const { sentence, again: which } = findingOf(missing, found, canBeUsed);
  return { hint: `${sentence} ${again[which]}`, rooms: found instanceof AseedError ? [] : roomsIn(found, missing) };
}

function findingOf(missing: number, found: Found | AseedError, canBeUsed: boolean): Finding {
  const open = (sentence: string): Finding => ({ sentence, again: 'open' });
  if (found instanceof AseedError) {
    return open(`Looking for them failed too: ${cut(found.message, 80)} Look in Aseed for rooms made just now.`);
  }
  const { alike, different, elsewhen, untold, listed, isCut, isClear } = found;
  const counts = `${numbered(alike.length, 'such new room')} where ${missing} ${missing === 1 ? 'is' : 'are'} missing`;
  if (alike.length === 0) {
    return open(
      isCut || elsewhen.length + different.length > 0
        ? isCut
          ? 'Whether Aseed made them cannot be told: its list lacks rooms that it did make. Look again in Aseed in some minutes.'
          : 'Whether Aseed made them cannot be told: its list has others like them. Look there which are yours.'
        : `None of the missing rooms is in Aseed's list (${numbered(listed, 'room')}). It may still be at work: look again in some minutes.`,
    );
  }
  if (untold.length > 0) {
    return open(`Aseed lists ${counts}, but not their ${labelsOf(untold)}. Look there which are yours.`);
  }
  if (alike.length !== missing || !isClear || !canBeUsed) {
    return open(`Aseed lists ${counts}. Look there which of them are yours, and cancel those that nobody wants.`);
  }
  return {
    sentence: `Aseed lists exactly the rooms that are missing (${missing}). Unless another run made such rooms just then, they are yours.`,
    again: 'found',
  };
}

function numbered(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** As many as are missing are named of those that may be anybody's, and some in any case. */
const fewest = 5;

function roomsIn({ alike, different, elsewhen }: Found, missing: number) {
  const newest = alike.length === 0 ? elsewhen.slice(0, Math.max(missing, fewest)) : [];
  return [
    { title: 'Rooms found in Aseed', ids: alike.map(named) },
    { title: 'Rooms made then with other settings', ids: different.map(named) },
    { title: 'Newest rooms like them without a respondent', ids: newest.map(named) },
  ];
}

function named(room: Room): string {
  return `${idOf(room)} (${createdAtOf(room)})`;
}

/** Two are named; more would be too long for a sentence. */
function labelsOf(keys: readonly string[]): string {
  const inputs: Inputs = createRooms.inputs;
  const [first = '', second, ...others] = keys.map((key) => inputs[key]?.label ?? key);
  if (second === undefined) return first;
  return others.length > 0 ? `${first}, ${second} and more` : `${first} and ${second}`;
}
