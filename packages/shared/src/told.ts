import * as z from 'zod/v4-mini';
import { readUrl } from './connection.ts';
import type { Inputs } from './inputs.ts';
import { readJson } from './json.ts';
import { redacted } from './redact.ts';
import { retryAfterSeconds } from './retryAfter.ts';
import type { HttpAnswer } from './transport.ts';

/** What a refusal says. */
export interface Told {
  readonly status: number;
  /** The API's own words, without e-mail addresses, tokens or any echo of the input; empty when it gave none. */
  readonly words: string;
  /** The inputs that the API complained of, by key. */
  readonly fields: readonly string[];
  /** What the answer's Retry-After header asks for. */
  readonly retryAfterSeconds: number | undefined;
  /** What answered cannot be the API itself: a web page, or a redirect. Says which, as what the Base URL does. */
  readonly foreign: string | undefined;
}

/** FastAPI's validation errors. Its newer versions add an `input`, which echoes what was sent and is never read here. */
const validationErrors = z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() }));
const sentence = z.string();
const sentenceUnderSomeKey = z.looseObject({});

/** Reads any error body: FastAPI's `detail` as an array, a string or an object, plain text, a web page, or nothing. */
export function readTold({ status, headers, body }: HttpAnswer, inputs: Inputs, secrets: readonly string[]): Told {
  const complaints = complaintsIn(body, inputs);
  return {
    status,
    words: redacted(complaints?.words ?? plainWords(body), secrets),
    fields: complaints?.fields ?? [],
    retryAfterSeconds: retryAfterSeconds(headers),
    foreign: foreignTo(status, redacted(originOf(headers.location), secrets), body),
  };
}

/** The API's words as the end of a sentence. */
export function inItsWords({ words }: Told): string {
  return words ? `: ${words.replace(/[.\s]+$/, '')}.` : '.';
}

function complaintsIn(body: string, inputs: Inputs): { words: string; fields: string[] } | undefined {
  const detail = detailOf(readJson(body));
  const list = z.safeParse(validationErrors, detail);
  if (!list.success || list.data.length === 0) return undefined;
  const complaints = list.data.map(({ loc, msg }) => ({ field: String(loc.at(-1) ?? ''), msg }));
  return {
    words: complaints
      .slice(0, 3)
      .map(({ field, msg }) => (Object.hasOwn(inputs, field) ? `${inputs[field]?.label}: ${msg}` : msg))
      .join('; '),
    fields: complaints.map(({ field }) => field).filter((field) => Object.hasOwn(inputs, field)),
  };
}

function plainWords(body: string): string {
  const json = readJson(body);
  if (json === undefined) return isPage(body) || /^\s*[{[]/.test(body) ? '' : (body.trim().split('\n')[0] ?? '');
  return firstSentence(detailOf(json));
}

function firstSentence(value: unknown, depth = 0): string {
  if (z.safeParse(sentence, value).success) return String(value);
  const object = z.safeParse(sentenceUnderSomeKey, value);
  if (!object.success || depth > 5) return '';
  const { message, msg, detail, error, title, reason } = object.data;
  return (
    [message, msg, detail, error, title, reason]
      .map((inner) => firstSentence(inner, depth + 1))
      .find((words) => words !== '') ?? ''
  );
}

function detailOf(json: unknown): unknown {
  const object = z.safeParse(sentenceUnderSomeKey, json);
  return object.success && 'detail' in object.data ? object.data.detail : json;
}

/** What a server between here and the API may answer in its place, with a page of its own: too slow, too many calls, given up. */
const inItsPlace = [408, 429, 499];

function foreignTo(status: number, elsewhere: string, body: string): string | undefined {
  if (status >= 300 && status < 400) return `redirects to ${elsewhere} (${status})`;
  if (isPage(body) && status < 500 && !inItsPlace.includes(status)) return `answers with a web page (${status})`;
  return undefined;
}

function originOf(location = ''): string {
  const url = /^https?:/i.test(location) ? readUrl(location) : undefined;
  return url?.origin ?? 'another page';
}

function isPage(body: string): boolean {
  return /^\s*<(!doctype|html|head|body|\?xml)/i.test(body);
}
