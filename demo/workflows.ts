import { readFileSync } from 'node:fs';
import { usedCredential, type CredentialType, type UsedCredential } from './credentials.ts';

/** What of a workflow file the demo fills in, as a person would in the editor. */
export interface Workflow {
  id?: string;
  name: string;
  nodes: Node[];
  readonly connections: unknown;
  readonly settings: unknown;
}

interface Node {
  name: string;
  type: string;
  webhookId?: string;
  parameters: {
    operation?: string;
    options?: Record<string, unknown>;
    path?: string;
    url?: string;
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
  'n8n-nodes-base.httpRequest': 'httpHeaderAuth',
  'n8n-nodes-aseed.aseed': 'aseedApi',
  'n8n-nodes-aseed.aseedTrigger': 'aseedApi',
};

/** The example *CRM contact added → room → invite e-mail*, filled in for a study. */
export function inviteWorkflow({ id, projectId, webhook }: Study): Workflow {
  const workflow = forProject(readExample('contact-added-to-invite.json', id), projectId);
  for (const node of workflow.nodes) {
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

/** The example *Interview finished → transcript to the CRM and the team*, filled in for a project and a CRM. */
export function finishedWorkflow(projectId: string, crmOrigin: string): Workflow {
  const workflow = forProject(readExample('interview-finished-to-crm.json', 'demo-finished'), projectId);
  for (const { parameters } of workflow.nodes) {
    if (parameters.url) parameters.url = parameters.url.replace('https://crm.example.com', crmOrigin);
  }
  return workflow;
}

/** The example *Link about to expire → remind who has not come*, filled in for a project. */
export function reminderWorkflow(projectId: string): Workflow {
  return forProject(readExample('link-about-to-expire-to-reminder.json', 'demo-reminder'), projectId);
}

/** The same with its project and its credentials chosen. */
function forProject(workflow: Workflow, projectId: string): Workflow {
  for (const node of workflow.nodes) {
    const type = credentialFor[node.type];
    if (type) node.credentials = usedCredential(type);
    if (node.parameters.project_id) Object.assign(node.parameters.project_id, { mode: 'id', value: projectId });
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
