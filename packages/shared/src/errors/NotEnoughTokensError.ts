import { inItsWords, type Told } from '../told.ts';
import { AseedError } from './AseedError.ts';

const shortage = /not enough|insufficient|exceed|exhausted|run out|too few|balance|quota/i;
const currency = /\btokens?\b|\bcredits?\b|\bbalance\b|\bquota\b|\bfunds\b/i;

/** The account cannot pay for the rooms. Nothing was made. */
export class NotEnoughTokensError extends AseedError {
  constructor(told: Told) {
    super(`The Aseed account has not enough tokens for these rooms (${told.status})${inItsWords(told)}`, {
      hint: 'Top up the account, or ask for fewer or shorter rooms: each reserves tokens for its length.',
    });
  }

  /**
   * Whether a refusal speaks of a shortage. The API documents that creating rooms reserves tokens, but not with which status
   * it refuses; so its words decide where the status does not.
   */
  static speaksOf({ words }: Told): boolean {
    return shortage.test(words) && currency.test(words);
  }
}
