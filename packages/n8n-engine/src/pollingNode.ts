import { PollContext, runPollInStagingScope, TriggersAndPollers } from 'n8n-core';
import { Workflow, type ICredentialDataDecryptedObject, type IDataObject, type INodeType } from 'n8n-workflow';
import { additionalData, nodeOf, nodeTypesOf, type TestNode } from './testWorkflow.ts';

/** What came of a poll: the items that start an execution, if it starts one, and why it failed, if it did. */
export interface Polled {
  readonly items: readonly IDataObject[] | undefined;
  readonly error: Error | undefined;
}

/** A trigger that n8n polls, from its activation until its process ends. */
export interface PollingNode {
  /** What n8n does at once when it activates the workflow. Throws what keeps it from being polled at all. */
  activate(): Promise<Polled>;
  /** What it does from then on whenever it is time. */
  poll(): Promise<Polled>;
  /** The workflow's static data as it stands in the database: it is written at the activation and when a poll starts an execution. */
  readonly saved: IDataObject;
}

/** Polls a node by n8n's own code. What its server does around that is stood in for here: it has a database, and this has `saved`. */
export function pollingNode(options: {
  readonly node: TestNode;
  readonly nodeType: INodeType;
  readonly credentials: ICredentialDataDecryptedObject;
  readonly saved?: IDataObject;
  readonly mode?: 'trigger' | 'manual';
}): PollingNode {
  const node = nodeOf(options.node, 0);
  const workflow = new Workflow({
    id: 'test',
    name: 'test',
    nodes: [node],
    connections: {},
    active: true,
    nodeTypes: nodeTypesOf({ [node.type]: options.nodeType }),
    staticData: structuredClone(options.saved ?? {}),
  });
  let saved = structuredClone(options.saved ?? {});
  const save = () => {
    saved = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
  };
  const context = new PollContext(
    workflow,
    node,
    additionalData(options.credentials),
    options.mode ?? 'trigger',
    'activate',
  );
  // n8n-core leaves open what n8n-workflow promises: that a workflow has a name.
  const named = Object.assign(context, { getWorkflow: () => ({ id: 'test', name: 'test', active: true }) });
  const pollers = new TriggersAndPollers();
  const polled = async (): Promise<Polled> => {
    const items = await runPollInStagingScope(named, () => pollers.runPollFunction(workflow, node, named));
    if (items !== null) save();
    return { items: items?.flat().map(({ json }) => json), error: undefined };
  };
  return {
    activate: async () => {
      const first = await polled();
      save();
      return first;
    },
    poll: () =>
      polled().catch((error: unknown) => ({
        items: undefined,
        error: error instanceof Error ? error : new Error(String(error)),
      })),
    get saved() {
      return saved;
    },
  };
}
