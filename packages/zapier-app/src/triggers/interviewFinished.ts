import { defineTrigger } from 'zapier-platform-core';
import { eventStep } from '../eventStep.ts';
import { usualLimits } from '../limits.ts';
import { eventFields, eventInputFields, sampleFor } from './eventFields.ts';

/** Rooms whose interview is over, whether there is a transcript or not. */
export const performWith = eventStep('finished');

export const perform = performWith(usualLimits);

export const interviewFinishedTrigger = defineTrigger({
  key: 'interview_finished',
  noun: 'Interview',
  display: {
    label: 'Interview Finished',
    description: 'Triggers when an interview is over, some minutes before its transcript is there.',
  },
  operation: {
    type: 'polling',
    perform,
    inputFields: eventInputFields,
    outputFields: eventFields,
    sample: sampleFor('finished'),
  },
});
