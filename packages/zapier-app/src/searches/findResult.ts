import { readResult, type InterviewResult } from '@aseed/shared';
import { defineSearch, type Bundle, type PlainOutputField, type ZObject } from 'zapier-platform-core';
import { findStep } from '../findStep.ts';
import { inputFieldsFor } from '../inputFields.ts';
import { usualLimits, type Limits } from '../limits.ts';

const find = findStep(readResult);

/**
 * What was said in an interview and what Aseed concluded, as text; and as long as that is not there, that it is not ready. A record that
 * takes longer than a step may is what Zapier comes again for.
 */
export const performWith =
  (limits: Limits) =>
  async (z: ZObject, bundle: Bundle): Promise<Shown[]> =>
    (await find(limits)(z, bundle)).map(shown);

export const perform = performWith(usualLimits);

/** Without the lists that steps cannot map. The id is the record's, or the room's as long as there is no record. */
type Shown = Omit<InterviewResult, 'record' | 'insights'> & { readonly id: string | null };

function shown({ record: _, insights: _lists, ...result }: InterviewResult): Shown {
  return { id: result.record_id ?? result.room_id, ...result };
}

const outputFields: PlainOutputField[] = [
  { key: 'id', label: 'Result ID', type: 'string', primary: true },
  { key: 'room_id', label: 'Room ID', type: 'string' },
  { key: 'room_status', label: 'Room Status', type: 'string' },
  { key: 'record_id', label: 'Record ID', type: 'string' },
  { key: 'record_status', label: 'Record Status', type: 'string' },
  { key: 'is_ready', label: 'Is Ready', type: 'boolean' },
  { key: 'name', label: 'Name', type: 'string' },
  { key: 'transcript', label: 'Transcript', type: 'string' },
  { key: 'insights_text', label: 'Insights', type: 'string' },
  { key: 'lines[]speaker', label: 'Lines Speaker', type: 'string' },
  { key: 'lines[]is_respondent', label: 'Lines Is Respondent', type: 'boolean' },
  { key: 'lines[]text', label: 'Lines Text', type: 'string' },
  { key: 'lines[]start_seconds', label: 'Lines Start (Seconds)', type: 'number' },
  { key: 'lines[]end_seconds', label: 'Lines End (Seconds)', type: 'number' },
];

const sample = {
  id: 'd5b1e0a4-7c1f-4c0e-8f57-0a6f5c3f9b21',
  room_id: '9b2f1c9e-4a57-4f0b-9a51-2f6f0f3f7a10',
  room_status: 'completed',
  record_id: 'd5b1e0a4-7c1f-4c0e-8f57-0a6f5c3f9b21',
  record_status: 'Finished',
  is_ready: true,
  name: 'Planning study',
  transcript: 'Interviewer: How do you plan your week?\nAna: On Mondays, with a list on paper.',
  insights_text: 'Key insights\n- Paper first: The week is planned on paper, and only then in the tool.',
  lines: [
    {
      speaker: 'Interviewer',
      is_respondent: false,
      text: 'How do you plan your week?',
      start_seconds: 0,
      end_seconds: 2.4,
    },
    {
      speaker: 'Ana',
      is_respondent: true,
      text: 'On Mondays, with a list on paper.',
      start_seconds: 2.9,
      end_seconds: 5.3,
    },
  ],
};

export const findResultSearch = defineSearch({
  key: 'find_result',
  noun: 'Interview Result',
  display: {
    label: 'Find Interview Result',
    description:
      'Finds what was said in an interview and what Aseed concluded, as text. Is Ready tells whether it is there yet. Changes nothing and reserves no tokens.',
  },
  operation: { perform, inputFields: inputFieldsFor(readResult.inputs), outputFields, sample },
});
