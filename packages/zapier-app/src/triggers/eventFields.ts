import { eventInputs, roomFields, type EventKind, type JsonObject } from '@aseed/shared';
import type { PlainInputField, PlainOutputField } from 'zapier-platform-core';
import { inputFieldsFor } from '../inputFields.ts';
import { outputFieldsFor, roomOutputFields, roomSample } from '../outputFields.ts';

const { project_id } = eventInputs;

/** What a trigger asks for: one field, which needs no group. */
export const eventInputFields: PlainInputField[] = inputFieldsFor({ project_id }).map(
  ({ group: _, ...field }) => field,
);

/** What a trigger gives, which is the room and an id of the event. */
export const eventFields: PlainOutputField[] = [
  { key: 'id', label: 'Event ID', type: 'string', primary: true },
  ...outputFieldsFor({ room_id: roomFields.id }),
  ...roomOutputFields.filter(({ key }) => key !== 'id'),
];

/** A room as it is after its interview. */
const finished = {
  status: 'completed',
  respondent_email: 'ana@example.com',
  started_at: '2026-11-10T09:00:00Z',
  finished_at: '2026-11-10T09:24:00Z',
  record_id: 'd5b1e0a4-7c1f-4c0e-8f57-0a6f5c3f9b21',
};

/** What is shown where Zapier has no real event. */
export function sampleFor(event: EventKind): JsonObject {
  const roomKey = String(roomSample.id);
  return { ...roomSample, ...(event !== 'created' && finished), id: `${roomKey}:${event}`, room_id: roomKey };
}
