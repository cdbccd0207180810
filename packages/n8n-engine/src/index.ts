import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';

import { LoadOptionsContext, PackageDirectoryLoader, WorkflowExecute } from 'n8n-core';
import {
  createRunExecutionData,
  Workflow,
  type ICredentialDataDecryptedObject,
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeListSearchResult,
  type INodeType,
  type IRun,
} from 'n8n-workflow';
import { additionalData, nodeOf, nodeTypesOf, type TestNode } from './testWorkflow.ts';

// n8n-core looks at these when it first runs: else it writes a settings file into the user's home and logs what nodes throw.
process.env.N8N_LOG_LEVEL = 'silent';
process.env.N8N_USER_FOLDER = join(tmpdir(), 'n8n-engine', process.env.JEST_WORKER_ID ?? '0');
mkdirSync(process.env.N8N_USER_FOLDER, { recursive: true });

export type { TestNode };
export { pollingNode, type PollingNode } from './pollingNode.ts';

/** What a finished run of the real engine shows: the items on each node's outputs, and the error that stopped it. */
export interface Finished {
  readonly run: IRun;
  /** The items that a node's output gave in its last run. */
  items(nodeName: string, output?: number): INodeExecutionData[];
  readonly error: IRun['data']['resultData']['error'];
}

/** Gives the items that it is set to. The engine needs a node to start from. */
const itemSource: INodeType = {
  description: {
    displayName: 'Items',
    name: 'items',
    group: ['trigger'],
    version: 1,
    description: 'Gives the items that it is set to',
    defaults: {},
    inputs: [],
    outputs: ['main'],
    properties: [{ displayName: 'Items', name: 'items', type: 'json', default: '[]' }],
  },
  async execute() {
    const items = JSON.parse(this.getNodeParameter('items', 0) as string) as IDataObject[];
    return [items.map((json, index) => ({ json, pairedItem: { item: index } }))];
  },
};

const itemSourceType = 'test.items';

/** Runs nodes one after the other on items, in n8n's own engine and over its own HTTP helpers. */
export async function runWorkflow(options: {
  readonly items: readonly IDataObject[];
  /** The name of the node that the items come from. */
  readonly source?: string;
  readonly nodes: readonly TestNode[];
  readonly nodeTypes: Readonly<Record<string, INodeType>>;
  /** How often each node is run on the same items, as in a loop; once by default. */
  readonly runs?: number;
  /** What the credential holds, or why n8n cannot read it. */
  readonly credentials?: ICredentialDataDecryptedObject | Error;
  /** When to stop the run, as its user does with the Stop button. */
  readonly stopWhen?: Promise<unknown>;
}): Promise<Finished> {
  const { runs = 1, source: name = 'Contacts' } = options;
  const source = { name, type: itemSourceType, parameters: { items: JSON.stringify(options.items) } };
  const nodes = [source, ...options.nodes].map(nodeOf);
  const connections = Object.fromEntries(
    nodes.slice(0, -1).map(({ name }, index) => [
      name,
      {
        main: [
          Array.from({ length: runs }, () => ({
            node: nodes[index + 1]?.name ?? '',
            type: 'main' as const,
            index: 0,
          })),
        ],
      },
    ]),
  );
  const workflow = new Workflow({
    id: 'test',
    nodes,
    connections,
    active: false,
    nodeTypes: nodeTypesOf({ ...options.nodeTypes, [itemSourceType]: itemSource }),
  });
  const [startNode] = nodes;
  const engine = new WorkflowExecute(additionalData(options.credentials), 'manual', createRunExecutionData());
  const running = engine.run({ workflow, ...(startNode && { startNode }) });
  void options.stopWhen?.then(() => running.cancel());
  const run = await running;
  return {
    run,
    items: (nodeName, output = 0) => run.data.resultData.runData[nodeName]?.at(-1)?.data?.main?.[output] ?? [],
    error: run.data.resultData.error,
  };
}

/** Loads an installed community package with n8n's own loader: its node types by the names that workflows know them by. */
export async function loadPackage(
  directory: string,
): Promise<{ nodeTypes: Record<string, INodeType>; credentialNames: string[] }> {
  const loader = new PackageDirectoryLoader(directory);
  await loader.loadAll();
  const nodeTypes = Object.entries(loader.nodeTypes).flatMap(([name, { type }]) =>
    'execute' in type || 'poll' in type ? [[`${loader.packageName}.${name}`, type] as const] : [],
  );
  return { nodeTypes: Object.fromEntries(nodeTypes), credentialNames: Object.keys(loader.credentialTypes) };
}

/** Gives what the engine hands to a node when it executes it: the real helpers, for what a node is built from. */
export async function executeFunctions(): Promise<IExecuteFunctions> {
  const contexts: IExecuteFunctions[] = [];
  const probe: INodeType = {
    description: { ...itemSource.description, inputs: ['main'], properties: [] },
    async execute() {
      contexts.push(this);
      return [[]];
    },
  };
  await runWorkflow({
    items: [{}],
    nodes: [{ name: 'Probe', type: 'test.probe' }],
    nodeTypes: { 'test.probe': probe },
  });
  const [context] = contexts;
  if (!context) throw new Error('The engine did not execute the node');
  return context;
}

/** What a list of a node gives to the editor, as somebody sees it who looks for a text in it. Throws what the list throws. */
export async function searchList(options: {
  readonly node: TestNode;
  readonly nodeType: INodeType;
  readonly list: string;
  readonly text?: string;
  readonly credentials?: ICredentialDataDecryptedObject | Error;
}): Promise<INodeListSearchResult> {
  const search = options.nodeType.methods?.listSearch?.[options.list];
  if (!search) throw new Error(`The node has no list ${options.list}`);
  const node = nodeOf(options.node, 0);
  const workflow = new Workflow({
    nodes: [node],
    connections: {},
    active: false,
    nodeTypes: nodeTypesOf({ [node.type]: options.nodeType }),
  });
  const context = new LoadOptionsContext(workflow, node, additionalData(options.credentials), '');
  // n8n-core leaves open what n8n-workflow promises: that a workflow has a name.
  const named = Object.assign(context, { getWorkflow: () => ({ id: 'test', name: 'test', active: false }) });
  return search.call(named, options.text);
}

/** All that an error carries, hidden parts and causes included, as somebody who logs it would see it. */
export function everythingIn(error: unknown): string {
  return inspect(error, { depth: 12, showHidden: true });
}
