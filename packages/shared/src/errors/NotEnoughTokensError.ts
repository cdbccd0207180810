import { inItsWords, type Refusal } from './Refusal.ts';
import { AseedError } from './AseedError.ts';

/** "Insufficient tokens", "balance too low", but not "the token has insufficient rights" or "the text exceeds 500 tokens". */
const shortages = [
  /\b(insufficient|not enough|too few|no more|out of)( [\w-]+)? (tokens|credits?|funds|balance)\b/i,
  /\b(tokens|credits?|funds|balance)\b.{0,40}\b(insufficient|not enough|too low|exhausted|used up)\b/i,
  /\bexceed\w*\b.{0,40}\b(balance|credits?|funds)\b/i,
];

/** The account cannot pay for the rooms. Nothing was made. */
export class NotEnoughTokensError extends AseedError {
  constructor(refusal: Refusal) {
    super(`The Aseed account has not enough tokens for these rooms (${refusal.status})${inItsWords(refusal)}`, {
      hint: 'Top up the account, or ask for fewer or shorter rooms: each reserves tokens for its length.',
    });
  }

  /**
   * Whether a refusal speaks of a shortage, and not of a field. The API documents that creating rooms reserves tokens, but not
   * with which status it refuses; so its words decide where the status does not.
   */
  static speaksOf({ words, fields }: Refusal): boolean {
    return fields.length === 0 && shortages.some((shortage) => shortage.test(words));
  }
}
