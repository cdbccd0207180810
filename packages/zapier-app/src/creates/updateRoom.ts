import { changeRoom } from '@aseed/shared';
import { defineCreate } from 'zapier-platform-core';
import { callStep } from '../callStep.ts';
import { inputFieldsFor } from '../inputFields.ts';
import { usualLimits } from '../limits.ts';
import { roomOutputFields, roomSample } from '../outputFields.ts';

/** Changes a room that is still pending, and gives it as it is then. */
export const performWith = callStep(changeRoom);

export const perform = performWith(usualLimits);

const changes = { key: 'changes', label: 'Changes', emphasize: true };

export const updateRoomAction = defineCreate({
  key: 'update_room',
  noun: 'Interview Room',
  display: {
    label: 'Update Interview Room',
    description:
      'Updates an interview room that is still pending: until when its invite link works, how long the interview may take, its name, topics, goals and guide. An expired link cannot be prolonged. A longer interview may reserve more tokens.',
  },
  operation: {
    perform,
    inputFields: inputFieldsFor(changeRoom.inputs, changes.key),
    inputFieldGroups: [changes],
    outputFields: roomOutputFields,
    sample: roomSample,
  },
});
