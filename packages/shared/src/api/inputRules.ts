import * as z from 'zod/v4-mini';
import type { Input, InputKind } from './inputs.ts';
import { accessTokenFrom } from './inviteLink.ts';

const cleaners: Readonly<Record<InputKind, (pasted: string, input: Input) => unknown>> = {
  uuid: (pasted, { idOf }) => idIn(pasted, idOf) ?? pasted,
  integer: (pasted) => (/^[+-]?\d+(\.(?!\d{3}$)\d+)?$/.test(pasted) ? Number(pasted) : pasted),
  boolean: (pasted) => booleans[pasted.toLowerCase()] ?? pasted,
  date: (pasted) => rfc3339(pasted.toUpperCase()),
  text: (pasted) => pasted,
  email: (pasted) => pasted,
  accessToken: (pasted) => accessTokenFrom(pasted) ?? '',
};

/** How products write whether something is so. */
const booleans: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  1: true,
  false: false,
  no: false,
  0: false,
};

/** Half of a pair, as text ends with that was cut inside an emoji, and U+0000: Aseed makes the rooms and then fails at storing them. */
const unstorable = /[\p{Cs}\0]/gu;

/** Zero-width characters and other marks that nobody sees, which copying brings along. */
export const unseen = /\p{Cf}/gu;

/**
 * What a person pasted, as the API wants it: trimmed, an id taken out and hyphenated, digits a number (but "1.000", which is a thousand to many), a link its token, a date
 * that a program made the text that it stands for. Text loses
 * what cannot be stored, the others what cannot be seen. Blank is undefined.
 */
export function cleaned(input: Input, value: unknown): unknown {
  const { kind } = input;
  if (value === null || value === undefined) return undefined;
  if (kind === 'text' && typeof value === 'number') return String(value);
  if (kind === 'date' && typeof value === 'object' && 'toJSON' in value)
    return JSON.parse(JSON.stringify(value)) ?? value;
  if (typeof value !== 'string') return value;
  const trimmed = value.replace(kind === 'text' ? unstorable : unseen, '').trim();
  return trimmed === '' ? undefined : cleaners[kind](trimmed, input);
}

/** The zod schema for one cleaned value. Its messages are the sentences that the user reads. */
export function schemaOf(input: Input): z.ZodMiniType<string | number | boolean> {
  const error: RuleError = ({ input: value }) => (value === undefined ? `${input.label} is missing.` : ruleOf(input));
  switch (input.kind) {
    case 'integer':
      return z.int({ error }).check(...boundsOf(input).map((bound) => bound(error)));
    case 'uuid':
      return z.guid({ error });
    case 'email':
      return z.string({ error }).check(z.regex(/^[^\s@\p{Cs}\p{Cc}]+@[^\s@\p{Cs}\p{Cc}]+$/u, { error }));
    case 'accessToken':
      // A server decodes a path before it looks at it, so a slash would lead to another one however it is encoded.
      return z.string({ error }).check(z.regex(/^[^\s/\p{Cs}\p{Cc}]+$/u, { error }), z.refine(isSegment, { error }));
    case 'boolean':
      return z.boolean({ error });
    case 'date':
      return z.string({ error }).check(z.refine(isTimeWithZone, { error }));
    case 'text':
      return z.string({ error }).check(z.refine((text) => isShortEnough(text, input), { error }));
  }
}

/** Whether a value can stand in a path. No encoding changes dots alone, which lead to another path, and the API token with it. */
export function isSegment(value: string): boolean {
  return !/^\.{0,2}$/.test(value);
}

/** The rule that a value has to keep, as a sentence that names the field and never repeats the value. */
export function ruleOf(input: Input): string {
  return `${input.label} must be ${rules[input.kind](input)}.`;
}

const rules: Readonly<Record<InputKind, (input: Input) => string>> = {
  uuid: ({ example }) => `an id of 32 hexadecimal digits, such as ${example}`,
  integer: (input) => `a whole number ${rangeOf(input)}`,
  boolean: () => 'true or false',
  date: ({ example }) => `a date and time with its zone, such as ${example}`,
  text: ({ longest }) => (longest === undefined ? 'text' : `text of at most ${longest} characters`),
  email: ({ example }) => `an e-mail address with one @, such as ${example}`,
  accessToken: ({ example }) =>
    `an invite link that holds an access token, such as ${example}, or the token itself, which holds no slash and no white space`,
};

function rangeOf(input: Input): string {
  const { min = 0, max } = input;
  return max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
}

type RuleError = (issue: { readonly input?: unknown }) => string;

function boundsOf({ min, max }: Input) {
  return [
    ...(min === undefined ? [] : [(error: RuleError) => z.minimum(min, { error })]),
    ...(max === undefined ? [] : [(error: RuleError) => z.maximum(max, { error })]),
  ];
}

function isShortEnough(text: string, { longest }: Input): boolean {
  return longest === undefined || [...text].length <= longest;
}

/** A time as RFC 3339 has it, of one that has a space in it or no seconds. */
function rfc3339(time: string): string {
  return time
    .replace(/^(\S+) /, '$1T')
    .replaceAll(' ', '')
    .replace(/(T\d\d:\d\d)(?=Z|[+-])/, '$1:00');
}

/** A time as RFC 3339 has it. One without its zone would be another moment at each server. */
const timeWithZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function isTimeWithZone(text: string): boolean {
  return timeWithZone.test(text) && !Number.isNaN(Date.parse(text));
}

const anId = /(?<![\w-])[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}(?![\w-])/gi;
const aProject = /\bprojects?(?:\/|_id=)/i;

/** The one id in a text, whatever stands round it; in the address of a project, which may hold others, the one of the project. */
function idIn(text: string, idOf: Input['idOf']): string | undefined {
  const ids = text.match(anId) ?? [];
  const ofProject =
    idOf === 'project' && text.includes('/') ? text.split(aProject).at(1)?.match(anId)?.at(0) : undefined;
  const id = ofProject ?? (ids.length === 1 ? ids[0] : undefined);
  return id?.toLowerCase().replace(/^(\w{8})-?(\w{4})-?(\w{4})-?(\w{4})-?(\w{12})$/, '$1-$2-$3-$4-$5');
}
