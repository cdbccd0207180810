import { inItsWords, type Refusal } from './Refusal.ts';
import { AseedError } from './AseedError.ts';

/** What to do, by what the server's words or its status say of the room. */
const hints: readonly { readonly applies: (refusal: Refusal) => boolean; readonly hint: string }[] = [
  {
    applies: ({ status, words }) => status === 410 || /\bexpired\b/i.test(words),
    hint: 'The link no longer works. Create a new room for this respondent.',
  },
  {
    applies: ({ words }) => /\b(finished|ended|completed|closed|is complete|over(?! \w))\b/i.test(words),
    hint: 'Create a new room if this respondent is to be interviewed again.',
  },
];
const usualHint =
  'Look at the room in Aseed. If its interview is over or its link has expired, create a new one for this respondent.';

/** The room exists, but nobody can join it now. */
export class RoomNotJoinableError extends AseedError {
  override readonly stopsOtherCalls = false;

  constructor(refusal: Refusal) {
    super(`This room cannot be joined (${refusal.status})${inItsWords(refusal)}`, {
      hint: hints.find(({ applies }) => applies(refusal) && !/\bnot\b|n't\b/i.test(refusal.words))?.hint ?? usualHint,
      field: 'invite_link',
    });
  }
}
