/** What a server said when it refused a call. Each endpoint's table of refusals says which error that is. */
export interface Refusal {
  readonly status: number;
  /** The server's own words, without e-mail addresses, tokens or any echo of the input; empty when it gave none. */
  readonly words: string;
  /** The inputs that it complained of, by key. */
  readonly fields: readonly string[];
  /** What the answer's Retry-After header asks for. */
  readonly retryAfterSeconds: number | undefined;
  /** What answered cannot be the API itself: a web page, or a redirect. Says which, as what the Base URL does. */
  readonly foreign: string | undefined;
}

/** The server's words as the end of a sentence. */
export function inItsWords({ words }: Pick<Refusal, 'words'>): string {
  return words ? `: ${words.replace(/[.\s]+$/, '')}.` : '.';
}
