import { createRooms as endpoint, roomFields, sampleOf, type Inputs } from '@aseed/shared';
import { defineCreate, type Bundle, type ZObject } from 'zapier-platform-core';
import { createRooms } from '../createRooms.ts';
import { inputFieldGroups, inputFieldsFor } from '../inputFields.ts';
import { usualLimits, type Limits } from '../limits.ts';
import { outputFieldsFor, warningsField } from '../outputFields.ts';

const { count: _, ...inputs }: typeof endpoint.inputs & Inputs = endpoint.inputs;

/** One room, as a flat object: its invite link maps straight into an e-mail step. */
export const performWith = (limits: Limits) => async (z: ZObject, bundle: Bundle) => {
  const { rooms, warnings } = await createRooms(z, bundle, { ...bundle.inputData, count: 1 }, limits);
  return { ...rooms[0], warnings };
};

export const perform = performWith(usualLimits);

export const createRoom = defineCreate({
  key: 'create_room',
  noun: 'Interview Room',
  display: {
    label: 'Create Interview Room',
    description: 'Creates an interview room with an invite link for one respondent.',
  },
  operation: {
    perform,
    inputFields: inputFieldsFor(inputs),
    inputFieldGroups,
    outputFields: [...outputFieldsFor(roomFields, 'id'), warningsField],
    sample: { ...sampleOf(roomFields), warnings: null },
  },
});
