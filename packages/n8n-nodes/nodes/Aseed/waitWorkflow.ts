import type { INode, INodeParameters, IWorkflowBase } from 'n8n-workflow';

/** The names of the inline workflow's nodes. The first one keeps what is waited for. */
export const startName = 'Interviews';
const lookName = 'Look';
const overName = 'Over?';
const pauseName = 'Pause';

/** The operation that looks, which no list offers. */
export const lookOperation = 'lookAtWaiting';

/** A workflow that looks until all is over and gives what came of it: start → look → over? → pause → look again. */
export function waitWorkflow({ type, typeVersion, credentials = {} }: INode): IWorkflowBase {
  const nodes = [
    node(0, startName, 'n8n-nodes-base.executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' }),
    { ...node(1, lookName, type, typeVersion, { resource: 'interviewRoom', operation: lookOperation }), credentials },
    node(2, overName, 'n8n-nodes-base.if', 1, {
      conditions: { boolean: [{ value1: '={{ $json.pause_seconds === undefined }}', value2: true }] },
    }),
    {
      ...node(3, pauseName, 'n8n-nodes-base.wait', 1.1, {
        resume: 'timeInterval',
        amount: '={{ $json.pause_seconds }}',
        unit: 'seconds',
      }),
      webhookId: 'aseed-pause',
    },
  ];
  const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
  return {
    id: '',
    name: 'Wait for Interviews',
    active: false,
    isArchived: false,
    activeVersionId: null,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    // Not this workflow's: its error workflow is told of this one's failure, and by this one alone.
    settings: { executionOrder: 'v1' },
    nodes,
    connections: {
      [startName]: { main: [to(lookName)] },
      [lookName]: { main: [to(overName)] },
      [overName]: { main: [[], to(pauseName)] },
      [pauseName]: { main: [to(lookName)] },
    },
  };
}

function node(place: number, name: string, type: string, typeVersion: number, parameters: INodeParameters): INode {
  return { id: `aseed-${place}`, name, type, typeVersion, position: [place * 200, 0], parameters };
}
