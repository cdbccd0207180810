import { AseedError, join, joinedFields, joinRoom as endpoint, sampleOf } from '@aseed/shared';
import { defineCreate, type Bundle, type ZObject } from 'zapier-platform-core';
import { inputFieldsFor } from '../inputFields.ts';
import { usualLimits, type Limits } from '../limits.ts';
import { outputFieldsFor } from '../outputFields.ts';
import { toZapierError } from '../toZapierError.ts';
import { clientOn } from '../transport.ts';

/** Joins a room as its respondent. The connection's API token is not sent. */
export const performWith = (limits: Limits) => async (z: ZObject, bundle: Bundle) => {
  try {
    return await join(clientOn(z, bundle, limits), bundle.inputData);
  } catch (error) {
    throw error instanceof AseedError ? toZapierError(z, { message: error.message, hint: error.hint, error }) : error;
  }
};

export const perform = performWith(usualLimits);

export const joinRoom = defineCreate({
  key: 'join_room',
  noun: 'Interview Room',
  display: {
    label: 'Join Interview Room',
    description: 'Creates a LiveKit token with which a respondent joins an interview room.',
  },
  operation: {
    perform,
    inputFields: inputFieldsFor(endpoint.inputs),
    outputFields: outputFieldsFor(joinedFields, 'room_name'),
    sample: sampleOf(joinedFields),
  },
});
