import { orderInputs } from '@aseed/shared';
import { defineCreate, type Bundle, type ZObject } from 'zapier-platform-core';
import { inputFieldGroups, inputFieldsFor } from '../inputFields.ts';
import { usualLimits, type Limits } from '../limits.ts';
import { makeRooms } from '../makeRooms.ts';
import { roomOutputFields, roomSample, warningsField } from '../outputFields.ts';

const { count: _, ...inputs } = orderInputs(1);

/** One room, as a flat object: its invite link maps straight into an e-mail step. */
export const performWith = (limits: Limits) => async (z: ZObject, bundle: Bundle) => {
  const { rooms, warnings } = await makeRooms(z, bundle, { ...bundle.inputData, count: 1 }, limits);
  return { ...rooms[0], warnings };
};

export const perform = performWith(usualLimits);

export const createRoomAction = defineCreate({
  key: 'create_room',
  noun: 'Interview Room',
  display: {
    label: 'Create Interview Room',
    description:
      'Creates an interview room with an invite link for one respondent. Each room reserves tokens of the Aseed account.',
  },
  operation: {
    perform,
    inputFields: inputFieldsFor(inputs),
    inputFieldGroups,
    outputFields: [...roomOutputFields, warningsField],
    sample: { ...roomSample, warnings: null },
  },
});
