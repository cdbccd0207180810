import { crash, invalid, refusal, type Answer } from './answers.ts';

/** What goes wrong with a call. */
export interface Fault {
  /** How many milliseconds to wait before anything is done. */
  readonly delayMs?: number;
  /** Whether the call is carried out all the same, so that rooms are made although the answer does not say so. */
  readonly isCarriedOut?: boolean;
  /** What is answered instead: an answer, or the connection closed without one. */
  readonly answer?: Answer | 'close';
}

/** The faults by name, as `POST /faults` takes them. */
export const faults = {
  latency: { delayMs: 500 },
  invalid: {
    answer: invalid({ type: 'value_error', loc: ['body', 'language'], msg: 'Value error, unknown language' }),
  },
  rateLimited: { answer: refusal(429, 'Too Many Requests', { 'retry-after': '7' }) },
  serverError: { answer: crash },
  closedBefore: { answer: 'close' },
  closedAfter: { isCarriedOut: true, answer: 'close' },
} satisfies Record<string, Fault>;
