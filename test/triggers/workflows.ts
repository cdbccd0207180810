import { usedCredential } from '../../demo/credentials.ts';
import { postNode, webhookNode } from '../workflows/nodes.ts';
import { workflow, type Workflow } from '../workflows/workflow.ts';

const noOp = { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };

/** Tells by its webhook that n8n has published all workflows. */
export const readyWorkflow = (): Workflow =>
  workflow('aseed-ready', { Ready: webhookNode('aseed-ready'), Nothing: noOp }, { Ready: [['Nothing']] });

export const createdName = 'aseed-created';

/** Each room that was created → an address. */
export function createdWorkflow(sinkOrigin: string): Workflow {
  return workflow(
    createdName,
    {
      Created: {
        type: 'n8n-nodes-aseed.aseedTrigger',
        typeVersion: 1,
        parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, event: 'created', options: {} },
        credentials: usedCredential('aseedApi'),
      },
      Post: postNode(sinkOrigin, '={{ JSON.stringify({ event_id: $json.event_id }) }}'),
    },
    { Created: [['Post']] },
  );
}
