import { changeRoom, simplifiedLookedUp } from '@aseed/shared';
import { bearerOptions } from '../../connection.ts';
import { executeForEach } from '../../executeForEach.ts';
import { fieldsFor } from '../../fields.ts';
import type { AseedOperation } from '../../operation.ts';
import { simplifyField } from '../../simplifyField.ts';

/** Changes the room of each item, as long as it is pending. */
export const update: AseedOperation = {
  action: changeRoom,
  needsCredential: true,
  option: {
    name: 'Update',
    value: 'update',
    description:
      'Change a pending room, such as how long its link works. An expired link cannot be prolonged; a longer interview may reserve more tokens.',
    action: 'Update a pending interview room (a longer interview may reserve more tokens)',
  },
  fields: [
    ...fieldsFor(changeRoom.inputs, { name: 'Update Fields', placeholder: 'Add Field' }),
    simplifyField,
    bearerOptions,
  ],
  execute: executeForEach(changeRoom, (room, isSimple) => [isSimple ? simplifiedLookedUp(room) : room]),
};
