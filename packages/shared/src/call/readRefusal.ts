import * as z from 'zod/v4-mini';
import type { Inputs } from '../api/inputs.ts';
import { readUrl } from '../api/url.ts';
import { cut } from '../errors/AseedError.ts';
import type { Refusal } from '../errors/Refusal.ts';
import { redacted } from './redact.ts';
import { retryAfterSeconds } from './retryAfter.ts';
import type { HttpAnswer } from '../transport/transport.ts';

/** What is needed to read a refusal, beside it. */
export interface ToReadRefusals {
  readonly inputs: Inputs;
  /** What is taken out of the server's words. */
  readonly secrets: readonly string[];
  /** Our time, in milliseconds since 1970. */
  readonly nowMs: number;
}

/** FastAPI's validation errors. Its newer versions add an `input`, which echoes what was sent and is never read here. */
const validationErrors = z.lazy(() =>
  z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() })),
);
const sentence = z.string();
const sentenceUnderSomeKey = z.looseObject({});

/**
 * Reads any error body: FastAPI's `detail` as an array, a string or an object, plain text, a web page, or nothing. `json` is
 * the body's value, undefined if it is no JSON.
 */
export function readRefusal(answer: HttpAnswer, json: unknown, { inputs, secrets, nowMs }: ToReadRefusals): Refusal {
  const complaints = complaintsIn(json, inputs);
  return {
    status: answer.status,
    words: redacted(complaints?.words ?? plainWords(answer.body, json), secrets),
    fields: complaints?.fields ?? [],
    retryAfterSeconds: retryAfterSeconds(answer.headers, nowMs),
    foreign: foreignIn(answer, secrets),
  };
}

/** Says of an answer that cannot be the API's own, a web page or a redirect, what the Base URL does. Undefined for any other. */
export function foreignIn({ status, headers, body }: HttpAnswer, secrets: readonly string[]): string | undefined {
  if (status >= 300 && status < 400)
    return `redirects to ${cut(redacted(originOf(headers.location), secrets), 100)} (${status})`;
  if (isPage(body) && status < 500 && !inItsPlace.includes(status)) return `answers with a web page (${status})`;
  return undefined;
}

/** What a server between here and the API may answer in its place, with a page of its own: too slow, too many calls, given up. */
const inItsPlace = [408, 429, 499];

function complaintsIn(json: unknown, inputs: Inputs): { words: string; fields: string[] } | undefined {
  const detail = detailOf(json);
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

function plainWords(body: string, json: unknown): string {
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

function originOf(location = ''): string {
  const url = /^https?:/i.test(location) ? readUrl(location) : undefined;
  return url?.origin ?? 'another page';
}

function isPage(body: string): boolean {
  return /^\s*<(!doctype|html|head|body|\?xml)/i.test(body);
}
