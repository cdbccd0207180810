import { createRooms, inviteLinkOf, roomFields } from '@aseed/shared';
import { defineCreate, type Bundle, type ZObject } from 'zapier-platform-core';
import { inputFieldGroups, inputFieldsFor } from '../inputFields.ts';
import { usualLimits, type Limits } from '../limits.ts';
import { makeRooms } from '../makeRooms.ts';
import { lineItemsFor, roomOutputFields, roomSample, warningsField } from '../outputFields.ts';

/**
 * Several rooms: the first as fields to map, all of them as line items, and their invite links one a line. They are given no names: that is a
 * call for each, and a hundred are more than a step has time for.
 */
export const performWith = (limits: Limits) => async (z: ZObject, bundle: Bundle) => {
  const { display_name: _, ...fields } = bundle.inputData;
  const { rooms, warnings } = await makeRooms(z, bundle, fields, limits);
  return {
    ...rooms[0],
    rooms,
    invite_links: rooms.map(inviteLinkOf).join('\n'),
    warnings,
  };
};

export const perform = performWith(usualLimits);

export const createRoomsAction = defineCreate({
  key: 'create_rooms',
  noun: 'Interview Rooms',
  display: {
    label: 'Create Interview Rooms',
    description:
      'Creates up to 100 interview rooms at once, each with an invite link. Each room reserves tokens of the Aseed account.',
  },
  operation: {
    perform,
    inputFields: inputFieldsFor(createRooms.inputs),
    inputFieldGroups,
    outputFields: [
      ...roomOutputFields,
      ...lineItemsFor('rooms', 'Rooms', roomFields),
      { key: 'invite_links', label: 'Invite Links', type: 'string' },
      warningsField,
    ],
    sample: { ...roomSample, rooms: [roomSample], invite_links: roomSample.url, warnings: null },
  },
});
