import { defineTrigger } from 'zapier-platform-core';
import { eventStep } from '../eventStep.ts';
import { usualLimits } from '../limits.ts';
import { eventFields, eventInputFields, sampleFor } from './eventFields.ts';

/** Rooms whose interview is over and of whose record nothing more is to come: its transcript is there, or could not be made. */
export const performWith = eventStep('ready');

export const perform = performWith(usualLimits);

export const newTranscriptTrigger = defineTrigger({
  key: 'new_transcript',
  noun: 'Interview Transcript',
  display: {
    label: 'New Interview Transcript',
    description:
      'Triggers when the transcript of an interview of the last seven days is ready, or could not be made: Transcript Ready tells which.',
  },
  operation: {
    type: 'polling',
    perform,
    inputFields: eventInputFields,
    outputFields: [
      ...eventFields,
      { key: 'transcript_ready', label: 'Transcript Ready', type: 'boolean' },
      { key: 'record_status', label: 'Record Status', type: 'string' },
    ],
    sample: { ...sampleFor('ready'), transcript_ready: true, record_status: 'Finished' },
  },
});
