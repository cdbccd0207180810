import type { SignedIn } from './n8n.ts';

export interface Execution {
  readonly id: string;
  readonly status: string;
}

/** The newest execution of a workflow; undefined where there is none. */
export async function newestExecution(n8n: SignedIn, workflowId: string): Promise<Execution | undefined> {
  const filter = encodeURIComponent(JSON.stringify({ workflowId }));
  const { results } = (await n8n.rest('GET', `/executions?filter=${filter}`)) as { results: Execution[] };
  return results[0];
}
