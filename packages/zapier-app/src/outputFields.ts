import { roomFields, sampleOf, type AnswerFields } from '@aseed/shared';
import type { PlainOutputField } from 'zapier-platform-core';

const types = { text: 'string', integer: 'integer', date: 'datetime' } as const;

/** What the user should know of rooms that were made: a Zap can go on by whether it is empty. */
export const warningsField: PlainOutputField = { key: 'warnings', label: 'Warnings', type: 'string' };

/** The fields that the steps after this one can map, for the fields of an answer. `primary` is the key that tells two apart. */
export function outputFieldsFor(fields: AnswerFields, primary?: string): PlainOutputField[] {
  return Object.entries(fields).map(([key, { label, kind }]) => ({
    key,
    label,
    type: types[kind],
    ...(key === primary && { primary: true }),
  }));
}

/** The same for each element of a list, which Zapier shows as line items under a label. */
export function lineItemsFor(list: string, label: string, fields: AnswerFields): PlainOutputField[] {
  return outputFieldsFor(fields).map((field) => ({
    ...field,
    key: `${list}[]${field.key}`,
    label: `${label} ${field.label}`,
  }));
}

/** The fields of a room, which the steps share: at each cold start, Zapier copies what is the same object only once. */
export const roomOutputFields = outputFieldsFor(roomFields, 'id');

/** An example of a room, shared for the same reason. */
export const roomSample = sampleOf(roomFields);
