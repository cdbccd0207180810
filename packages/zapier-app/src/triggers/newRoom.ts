import { defineTrigger } from 'zapier-platform-core';
import { eventStep } from '../eventStep.ts';
import { usualLimits } from '../limits.ts';
import { eventFields, eventInputFields, sampleFor } from './eventFields.ts';

/** Rooms, by whatever and whomever they were made. */
export const performWith = eventStep('created');

export const perform = performWith(usualLimits);

export const newRoomTrigger = defineTrigger({
  key: 'new_room',
  noun: 'Interview Room',
  display: {
    label: 'New Interview Room',
    description: 'Triggers when an interview room was made, by whatever and whomever.',
  },
  operation: {
    type: 'polling',
    perform,
    inputFields: eventInputFields,
    outputFields: eventFields,
    sample: sampleFor('created'),
  },
});
