import { readRoom, simplifiedLookedUp } from '@aseed/shared';
import { bearerOptions } from '../../connection.ts';
import { executeForEach } from '../../executeForEach.ts';
import { fieldsFor } from '../../fields.ts';
import type { AseedOperation } from '../../operation.ts';
import { simplifyField } from '../../simplifyField.ts';

/** Reads the room of each item as it is now. */
export const get: AseedOperation = {
  action: readRoom,
  needsCredential: true,
  option: {
    name: 'Get',
    value: 'get',
    description: 'Read a room as it is now: its status, who joined and when. Changes nothing.',
    action: 'Get an interview room (reads only)',
  },
  fields: [...fieldsFor(readRoom.inputs), simplifyField, bearerOptions],
  execute: executeForEach(readRoom, (room, isSimple) => [isSimple ? simplifiedLookedUp(room) : room]),
};
