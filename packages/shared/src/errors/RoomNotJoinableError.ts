import { inItsWords, type Told } from '../told.ts';
import { AseedError } from './AseedError.ts';

/** The room exists, but nobody can join it now. */
export class RoomNotJoinableError extends AseedError {
  override readonly stopsOtherCalls = false;

  constructor(told: Told) {
    super(`This room cannot be joined (${told.status})${inItsWords(told)}`, {
      hint: 'The interview may be over or its link expired. Create a new room for this respondent if so.',
      field: 'invite_link',
    });
  }
}
