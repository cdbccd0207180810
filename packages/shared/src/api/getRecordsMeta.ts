import * as z from 'zod/v4-mini';
import { defineEndpoint } from './endpoint.ts';
import { receivedMeta } from './record.ts';
import { usualRefusals } from './usualRefusals.ts';

/** Reads how far records are, without what is in them: the light call to ask again and again. */
export const getRecordsMeta = defineEndpoint({
  name: 'getRecordsMeta',
  method: 'GET',
  path: '/insight/meta-batch',
  auth: 'bearer',
  spends: false,
  inputs: {
    ids: {
      kind: 'text',
      label: 'Record IDs',
      help: 'The ids of the records, separated by commas.',
      example: 'd5b1e0a4-7c1f-4c0e-8f57-0a6f5c3f9b21',
      required: true,
    },
    include: {
      kind: 'text',
      label: 'Include',
      help: 'What to tell beside the status.',
      example: 'file_info',
      required: false,
    },
  },
  answer: z.lazy(() => z.object({ records: z.record(z.string(), receivedMeta) })),
  refusals: usualRefusals,
});
