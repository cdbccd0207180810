import { readFileSync } from 'node:fs';
import { usedCredential, type CredentialType, type UsedCredential } from './credentials.ts';

/** What of a workflow file the demo fills in, as a person would in the editor. */
export interface Workflow {
  id?: string;
  name: string;
  nodes: Node[];
}

interface Node {
  name: string;
  type: string;
  webhookId?: string;
  parameters: {
    operation?: string;
    options?: Record<string, unknown>;
    path?: string;
    project_id?: { mode: string; value: string };
  };
  credentials?: UsedCredential;
}

/** A study of its own: what its workflow is called, its project in Aseed, and the path of its webhook. */
export interface Study {
  readonly id: string;
  readonly projectId: string;
  readonly webhook: string;
}

const examples = new URL('../packages/n8n-nodes/examples/', import.meta.url);

/** Which credential the nodes of a type need. */
const credentialFor: Readonly<Record<string, CredentialType>> = {
  'n8n-nodes-base.webhook': 'httpHeaderAuth',
  'n8n-nodes-base.emailSend': 'smtp',
  'n8n-nodes-aseed.aseed': 'aseedApi',
};

/** The example *CRM contact added → room → invite e-mail*, filled in for a study. */
export function inviteWorkflow({ id, projectId, webhook }: Study): Workflow {
  const workflow = readExample('contact-added-to-invite.json', id);
  for (const node of workflow.nodes) {
    const type = credentialFor[node.type];
    if (type) node.credentials = usedCredential(type);
    if (node.parameters.project_id) Object.assign(node.parameters.project_id, { mode: 'id', value: projectId });
    if (node.webhookId === undefined) continue;
    node.webhookId = id;
    node.parameters.path = webhook.replace(/^\/webhook\//, '');
  }
  return workflow;
}

/** The example *Respondent asks to join → LiveKit token*, filled in. It needs no credential. */
export function joinWorkflow(baseUrl: string): Workflow {
  const workflow = readExample('respondent-joins.json', 'demo-join');
  for (const { parameters } of workflow.nodes) {
    if (parameters.operation === 'join') parameters.options = { baseUrl };
  }
  return workflow;
}

/** How many nodes do something, without the notes. */
export function nodesIn({ nodes }: Workflow): number {
  return nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote').length;
}

function readExample(file: string, id: string): Workflow {
  const workflow = JSON.parse(readFileSync(new URL(file, examples), 'utf8')) as Workflow;
  return { ...workflow, id };
}
