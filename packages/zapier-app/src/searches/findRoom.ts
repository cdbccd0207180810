import { readRoom } from '@aseed/shared';
import { defineSearch } from 'zapier-platform-core';
import { findStep } from '../findStep.ts';
import { inputFieldsFor } from '../inputFields.ts';
import { usualLimits } from '../limits.ts';
import { roomOutputFields, roomSample } from '../outputFields.ts';

/** The room as it is now. No search-or-create belongs to it: a mistyped id would make a room, which reserves tokens. */
export const performWith = findStep(readRoom);

export const perform = performWith(usualLimits);

export const findRoomSearch = defineSearch({
  key: 'find_room',
  noun: 'Interview Room',
  display: {
    label: 'Find Interview Room',
    description:
      'Finds an interview room by its id or its invite link, and tells its status and who joined it. Changes nothing.',
  },
  operation: {
    perform,
    inputFields: inputFieldsFor(readRoom.inputs),
    outputFields: roomOutputFields,
    sample: roomSample,
  },
});
