import { defineEndpoint } from './endpoint.ts';
import { receivedRecord } from './record.ts';
import { notFound, usualRefusals } from './usualRefusals.ts';

/** Reads a record with its transcript and its insights, which can take more than 25 seconds. */
export const getRecord = defineEndpoint({
  name: 'getRecord',
  method: 'GET',
  path: '/insight/{record_id}/',
  auth: 'bearer',
  spends: false,
  inputs: {
    record_id: {
      kind: 'uuid',
      label: 'Record ID',
      help: 'The id of the record that Aseed makes of an interview.',
      example: 'd5b1e0a4-7c1f-4c0e-8f57-0a6f5c3f9b21',
      required: true,
    },
    version: {
      kind: 'integer',
      label: 'Version',
      help: 'Which version of the record, if not the newest.',
      example: '1',
      required: false,
      min: 0,
    },
  },
  answer: receivedRecord,
  refusals: { ...usualRefusals, 404: notFound('record with this Record ID', 'record_id') },
});
