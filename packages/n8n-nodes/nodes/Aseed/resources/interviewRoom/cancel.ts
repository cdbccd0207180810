import { cancelPendingRoom, simplifiedLookedUp } from '@aseed/shared';
import { bearerOptions } from '../../connection.ts';
import { executeForEach } from '../../executeForEach.ts';
import { fieldsFor } from '../../fields.ts';
import type { AseedOperation } from '../../operation.ts';
import { simplifyField } from '../../simplifyField.ts';

/** Cancels the room of each item, as long as it is pending. */
export const cancel: AseedOperation = {
  action: cancelPendingRoom,
  needsCredential: true,
  option: {
    name: 'Cancel',
    value: 'cancel',
    description:
      'Cancel a pending room for good, so that its link no longer works. Refuses a room that a respondent is in. Cancelled rooms are not charged.',
    action: 'Cancel a pending interview room (cannot be undone)',
  },
  fields: [...fieldsFor(cancelPendingRoom.inputs), simplifyField, bearerOptions],
  execute: executeForEach(cancelPendingRoom, (room, isSimple) => [isSimple ? simplifiedLookedUp(room) : room]),
};
