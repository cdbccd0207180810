import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { UsedCredential } from '../../demo/credentials.ts';
import { aseedNode, webhookNode } from '../workflows/nodes.ts';
import { workflow } from '../workflows/workflow.ts';
import type { N8nServer } from '../../demo/n8nServer.ts';
import type { SignedIn } from './n8n.ts';
import type { Signed } from './signIn.ts';

/** What of a workflow a person changes in the editor before it is published. */
export interface EditedNode {
  readonly name: string;
  readonly type: string;
  credentials?: UsedCredential;
  readonly parameters: Record<string, unknown>;
}

interface Workflow {
  readonly nodes: readonly EditedNode[];
  readonly connections: unknown;
  readonly settings: unknown;
}

/** A workflow that is published, and where it listens. */
interface Published {
  readonly id: string;
  readonly path: string;
}

/** Who publishes, and where. */
export interface Publisher extends Pick<Signed, 'rest'> {
  readonly n8n: Pick<N8nServer, 'origin'>;
}

/** Publishes a copy of the invite workflow with changes, as a person may make one, and gives its id and where it listens. */
export async function publishCopy(n8n: SignedIn, change: (node: EditedNode) => void): Promise<Published> {
  const { nodes, connections, settings } = (await n8n.rest('GET', '/workflows/demo-invite')) as Workflow;
  for (const node of nodes) change(node);
  return publish(n8n, { nodes, connections, settings });
}

/** Publishes a workflow in which what is posted comes to the Aseed node, with these parameters, and nothing comes after it. */
export async function publishNode(n8n: SignedIn, parameters: Readonly<Record<string, unknown>>): Promise<Published> {
  const drafts = { Hook: webhookNode(''), Aseed: aseedNode(parameters) };
  return publish(n8n, workflow('posted', drafts, { Hook: [['Aseed']] }));
}

/** Publishes a workflow that begins with a webhook, at a path of its own. */
export async function publish(n8n: Publisher, { nodes, connections, settings }: Workflow): Promise<Published> {
  const path = randomUUID();
  const moved = nodes.map((node) =>
    node.type.endsWith('.webhook') ? { ...node, webhookId: path, parameters: { ...node.parameters, path } } : node,
  );
  const id = await saveAndActivate(n8n, { name: path, nodes: moved, connections, settings });
  // n8n listens some moments after it has said so. Without its key, the webhook refuses and runs nothing.
  while ((await fetch(`${n8n.n8n.origin}/webhook/${path}`, { method: 'POST' })).status !== 403) await wait(50);
  return { id, path: `/webhook/${path}` };
}

/** Publishes a workflow that begins with the Aseed Trigger, and gives its id. It polls soon, some seconds later, and then each minute, which is as often as n8n lets it. */
export async function publishPolling(n8n: Publisher, { nodes, connections, settings }: Workflow): Promise<string> {
  const cronExpression = `${new Date(Date.now() + 8000).getSeconds()} * * * * *`;
  const polling = nodes.map((node) =>
    node.type === 'n8n-nodes-aseed.aseedTrigger'
      ? { ...node, parameters: { ...node.parameters, pollTimes: { item: [{ mode: 'custom', cronExpression }] } } }
      : node,
  );
  return saveAndActivate(n8n, { name: randomUUID(), nodes: polling, connections, settings });
}

async function saveAndActivate(n8n: Publisher, named: Workflow & { readonly name: string }): Promise<string> {
  const { id, versionId } = (await n8n.rest('POST', '/workflows', named)) as { id: string; versionId: string };
  const activated = await n8n.rest('POST', `/workflows/${id}/activate`, { versionId });
  if (!JSON.stringify(activated).includes(id)) throw new Error(`Not published: ${JSON.stringify(activated)}`);
  return id;
}
