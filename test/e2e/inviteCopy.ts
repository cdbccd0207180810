import { setTimeout as wait } from 'node:timers/promises';
import type { SignedIn } from './n8n.ts';

interface Workflow {
  readonly id: string;
  readonly versionId: string;
  readonly nodes: readonly { parameters: { path?: string; assignments?: { assignments: Field[] } } }[];
  readonly connections: unknown;
  readonly settings: unknown;
}

interface Field {
  readonly name: string;
  value: unknown;
}

/**
 * Publishes a copy of the invite workflow that writes another subject, as a person may make one, and gives where it listens.
 * It has the memory of the original.
 */
export async function publishWithSubject(n8n: SignedIn, subject: string): Promise<string> {
  const { nodes, connections, settings } = (await n8n.rest('GET', '/workflows/demo-invite')) as Workflow;
  for (const { parameters } of nodes) {
    if (parameters.path) parameters.path = 'copy';
    for (const field of parameters.assignments?.assignments ?? []) if (field.name === 'subject') field.value = subject;
  }
  const copy = { name: 'Copy', nodes, connections, settings };
  const { id, versionId } = (await n8n.rest('POST', '/workflows', copy)) as Workflow;
  await n8n.rest('POST', `/workflows/${id}/activate`, { versionId });
  const path = '/webhook/copy';
  // n8n listens some moments after it has said so. Without its key, the webhook refuses and runs nothing.
  while ((await fetch(`${n8n.n8n.origin}${path}`, { method: 'POST' })).status !== 403) await wait(50);
  return path;
}
