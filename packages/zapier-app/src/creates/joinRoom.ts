import { calling, joinedFields, joinRoom, sampleOf } from '@aseed/shared';
import { defineCreate } from 'zapier-platform-core';
import { callStep } from '../callStep.ts';
import { inputFieldsFor } from '../inputFields.ts';
import { usualLimits } from '../limits.ts';
import { outputFieldsFor } from '../outputFields.ts';

/** Joins a room as its respondent. The connection's API token is not sent. */
export const performWith = callStep(calling(joinRoom));

export const perform = performWith(usualLimits);

export const joinRoomAction = defineCreate({
  key: 'join_room',
  noun: 'Interview Room',
  display: {
    label: 'Join Interview Room',
    description: 'Creates a LiveKit token with which a respondent joins an interview room.',
  },
  operation: {
    perform,
    inputFields: inputFieldsFor(joinRoom.inputs),
    outputFields: outputFieldsFor(joinedFields, 'room_name'),
    sample: sampleOf(joinedFields),
  },
});
