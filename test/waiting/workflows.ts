import { aseedNode, postNode, webhookNode } from '../workflows/nodes.ts';
import { workflow, type Workflow } from '../workflows/workflow.ts';

export const waitPath = 'aseed-wait';

/** How its webhook is called. */
export const triggerName = 'Rooms';

/** A webhook that takes rooms, numbered, and answers at once → Wait for Interviews → each result with the number of its item to an address. */
export function waitWorkflow(sinkOrigin: string): Workflow {
  const webhook = webhookNode(waitPath);
  return workflow(
    waitPath,
    {
      [triggerName]: { ...webhook, parameters: { ...webhook.parameters, responseMode: 'onReceived' } },
      'One by One': {
        type: 'n8n-nodes-base.splitOut',
        typeVersion: 1,
        parameters: { fieldToSplitOut: 'body.rooms', include: 'noOtherFields', options: {} },
      },
      Wait: aseedNode({
        resource: 'interviewRoom',
        operation: 'wait',
        room_id: '={{ $json.room_id }}',
        with_transcript: true,
        give_up_days: 30,
        options: {},
      }),
      Post: postNode(sinkOrigin, `={{ JSON.stringify({ ...$json, number: $('One by One').item.json.number }) }}`),
    },
    { [triggerName]: [['One by One']], 'One by One': [['Wait']], Wait: [['Post']] },
  );
}
