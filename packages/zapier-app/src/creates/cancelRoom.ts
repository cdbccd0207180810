import { cancelPendingRoom } from '@aseed/shared';
import { defineCreate } from 'zapier-platform-core';
import { callStep } from '../callStep.ts';
import { inputFieldsFor } from '../inputFields.ts';
import { usualLimits } from '../limits.ts';
import { roomOutputFields, roomSample } from '../outputFields.ts';

/** Cancels a room that is still pending, and gives it as it is then. */
export const performWith = callStep(cancelPendingRoom);

export const perform = performWith(usualLimits);

export const cancelRoomAction = defineCreate({
  key: 'cancel_room',
  noun: 'Interview Room',
  display: {
    label: 'Cancel Interview Room',
    description:
      'Cancels an interview room that is still pending, so that its invite link no longer works. Refuses any other: a room that a respondent is in, or whose interview is over, stays as it is.',
  },
  operation: {
    perform,
    inputFields: inputFieldsFor(cancelPendingRoom.inputs),
    outputFields: roomOutputFields,
    sample: { ...roomSample, status: 'cancelled' },
  },
});
