import { inItsWords, type Refusal } from './Refusal.ts';
import { AseedError } from './AseedError.ts';

/** The room exists, but nobody can join it now. */
export class RoomNotJoinableError extends AseedError {
  override readonly stopsOtherCalls = false;

  constructor(refusal: Refusal) {
    super(`This room cannot be joined (${refusal.status})${inItsWords(refusal)}`, {
      hint: 'The interview may be over or its link expired. Create a new room for this respondent if so.',
      field: 'invite_link',
    });
  }
}
