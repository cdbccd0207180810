import * as z from 'zod/v4-mini';

/** What is remembered between two looks. It is JSON, of nine bytes for each room. */
export interface EventMemory {
  readonly version: 1;
  /** What it is about. A memory of something else is none. */
  readonly scope: string;
  /** What happened before this time, in milliseconds since 1970, was over before anybody looked. */
  readonly startMs: number;
  /** The day of the last look, counted from 1970. */
  readonly day: number;
  /** For each room its {@link keyFor} and its mark, without a separator. */
  readonly marks: string;
}

/** What is known of the event of one room. */
export interface Mark {
  readonly isTold: boolean;
  /** For how many days its room has not been in the list. */
  readonly daysGone: number;
}

const saved: z.ZodMiniType<EventMemory> = z.lazy(() =>
  z.object({
    version: z.literal(1),
    scope: z.string(),
    startMs: z.number(),
    day: z.number(),
    marks: z.string(),
  }),
);

/** Reads what was saved; undefined for nothing, for what is no memory, and for one that is about something else. */
export function readMemory(value: unknown, scope: string): EventMemory | undefined {
  const read = z.safeParse(saved, value);
  return read.success && read.data.scope === scope ? read.data : undefined;
}

const symbols = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const keyLength = 8;
const markLength = keyLength + 1;

/** A room that has not been listed for more days is forgotten. */
export const longestGone = 7;

/** Gives the marks by their keys. */
export function marksIn({ marks }: Pick<EventMemory, 'marks'>): Map<string, Mark> {
  const known = new Map<string, Mark>();
  for (let at = 0; at + markLength <= marks.length; at += markLength) {
    const mark = symbols.indexOf(marks.charAt(at + keyLength));
    known.set(marks.slice(at, at + keyLength), { isTold: mark % 2 === 1, daysGone: Math.floor(mark / 2) });
  }
  return known;
}

/** The marks as they are saved, without those of rooms that are forgotten. */
export function savedMarks(marks: ReadonlyMap<string, Mark>): string {
  const kept = [...marks].filter(([, { daysGone }]) => daysGone <= longestGone);
  return kept.map(([key, { isTold, daysGone }]) => `${key}${symbols.charAt(daysGone * 2 + Number(isTold))}`).join('');
}

/**
 * What an event is remembered by: 48 bits of it, so that among 10,000 the chance is below one in a million that two are taken for one. It must never
 * change: whatever was told before would be told again.
 */
export function keyFor(text: string): string {
  let [high, low] = [0x9e3779b9, 0x85ebca6b];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul((low ^ code) + (high >>> 15), 0xc2b2ae35);
  }
  return symbolsOf(mixed(high ^ (low >>> 7))) + symbolsOf(mixed(low ^ (high >>> 11)));
}

/** Lets each bit have its part in all others. */
function mixed(number: number): number {
  const once = Math.imul(number ^ (number >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return twice ^ (twice >>> 16);
}

/** The lower 24 bits. */
function symbolsOf(number: number): string {
  return [0, 6, 12, 18].map((shift) => symbols.charAt((number >>> shift) & 63)).join('');
}
