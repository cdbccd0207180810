import * as z from 'zod/v4-mini';

/** One field of an answer, as the contract has it, and how people see it. */
export interface AnswerField {
  /** Title case. */
  readonly label: string;
  readonly kind: 'text' | 'integer' | 'date';
  /** Whether the contract promises it; the others may be null or not there. */
  readonly promised: boolean;
  readonly sample: string | number | null;
}

export type AnswerFields = Readonly<Record<string, AnswerField>>;

type ValueOf<F extends AnswerField> = F['kind'] extends 'integer' ? number : string;

/** The value of an answer whose promised fields were checked. Unknown fields pass through. */
export type AnswerOf<F extends AnswerFields> = {
  [K in keyof F as F[K] extends { promised: true } ? K : never]: ValueOf<F[K]>;
} & { [K in keyof F as F[K] extends { promised: false } ? K : never]?: ValueOf<F[K]> | null };

/** The zod schema of an answer's fields. Dates are taken as the text that they are. */
export function answerSchema<const F extends AnswerFields>(fields: F): z.ZodMiniType<AnswerOf<F>> {
  const shape = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, fieldSchema(field)]));
  // The compiler cannot follow the loop; AnswerOf says key by key what fieldSchema does.
  return z.looseObject(shape) as z.ZodMiniType<unknown> as z.ZodMiniType<AnswerOf<F>>;
}

/** Each made once: a schema costs time at a cold start, and answers have many fields. */
const promisedSchemas = { text: z.string(), date: z.string(), integer: z.int() };
const otherSchemas = {
  text: z.optional(z.nullable(promisedSchemas.text)),
  date: z.optional(z.nullable(promisedSchemas.date)),
  integer: z.optional(z.nullable(promisedSchemas.integer)),
};

function fieldSchema({ kind, promised }: AnswerField): z.ZodMiniType {
  return (promised ? promisedSchemas : otherSchemas)[kind];
}

/** An example of an answer: its fields' samples. */
export function sampleOf(fields: AnswerFields): Record<string, string | number | null> {
  return Object.fromEntries(Object.entries(fields).map(([key, { sample }]) => [key, sample]));
}
