import { createHash } from 'node:crypto';
import { newOrderMemory, type OrderMemory } from '@aseed/shared';
import type { IExecuteFunctions } from 'n8n-workflow';

/** What a run of the node remembers of its earlier tries, and what other runs of the node remember. */
export interface Memories {
  readonly own: OrderMemory;
  readonly others: readonly OrderMemory[];
}

/**
 * What earlier tries of this run of the node have made. n8n runs the whole node again on Retry On Fail, and on Retry of a failed
 * execution under a new id; the node's context outlives both. It outlives the runs of a loop as well, so what it holds is kept by
 * the run and its input. It is never cleared: n8n may throw away what was returned and run the node once more.
 */
export function memoriesOf(context: IExecuteFunctions): Memories {
  const { $runIndex } = context.getWorkflowDataProxy(0);
  const input = JSON.stringify(context.getInputData().map(({ json }) => json));
  const key = `${$runIndex}:${createHash('sha256').update(input).digest('hex')}`;
  const kept = context.getContext('node') as Record<string, OrderMemory>;
  const others = Object.entries(kept).filter(([other]) => other !== key);
  return { own: (kept[key] ??= newOrderMemory()), others: others.map(([, memory]) => memory) };
}
