import type { SignedIn } from './n8n.ts';
import { newestExecution } from './newestExecution.ts';

/** What the newest execution of the invite workflow, or of another whose complaints begin so, ended with; its status if it did not fail. */
export async function complaintOf(
  n8n: SignedIn,
  workflowId = 'demo-invite',
  beginning = /^\d+ of \d+ contacts /,
): Promise<string> {
  const newest = await newestExecution(n8n, workflowId);
  if (newest?.status !== 'error') return newest?.status ?? 'not run';
  const { data } = (await n8n.rest('GET', `/executions/${newest.id}`)) as { data: string };
  // n8n keeps what an execution did as a list in which each text stands by itself.
  const texts = (JSON.parse(data) as unknown[]).filter((value) => typeof value === 'string');
  return texts.find((text) => beginning.test(text)) ?? 'ended with another error';
}
