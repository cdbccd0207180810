import type { Json, JsonObject } from '../api/json.ts';
import type { InterviewRecord } from '../api/record.ts';

/** Something that was said, and when it began and ended, in seconds from the interview's beginning. */
export type Line = {
  speaker: string;
  is_respondent: boolean;
  text: string;
  start_seconds: number | null;
  end_seconds: number | null;
};

/** What was said, in the order of the record. */
export function linesOf({ transcripts }: InterviewRecord): Line[] {
  return listOf(transcripts).map((line) => {
    const isRespondent = line.is_respondent === true;
    return {
      speaker: textOf(line.known_name) || (isRespondent ? 'Respondent' : 'Interviewer'),
      is_respondent: isRespondent,
      text: textOf(line.text),
      start_seconds: secondsOf(line.start_in_ms),
      end_seconds: secondsOf(line.end_in_ms),
    };
  });
}

/** The same as one text, a line for each. */
export function transcriptOf(lines: readonly Line[]): string {
  return lines.map(({ speaker, text }) => `${speaker}: ${text}`).join('\n');
}

/**
 * What Aseed concluded, as one text: each list of findings under its name, a line for each finding. Empty where there is nothing, as reports
 * are not made by themselves.
 */
export function insightsText({ insights }: InterviewRecord): string {
  const lists = isObject(insights) ? Object.entries(insights) : [];
  return lists
    .map(([key, findings]) => ({ title: titleOf(key), lines: listOf(findings).map(findingOf).filter(Boolean) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n'))
    .join('\n\n');
}

function findingOf({ title, text }: JsonObject): string {
  return [textOf(title), textOf(text)].filter(Boolean).join(': ');
}

/** "key_insights" as "Key insights". */
function titleOf(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

function secondsOf(ms: Json | undefined): number | null {
  return typeof ms === 'number' ? ms / 1000 : null;
}
