import { createHash } from 'node:crypto';
import { newOrderMemory, type OrderMemory } from '@aseed/shared';
import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * What earlier tries of this run of the node have made. n8n runs the whole node again on Retry On Fail, and on Retry of a failed
 * execution under a new id; the node's context outlives both. It outlives the runs of a loop as well, so what it holds is kept by
 * the run and its input. It is never cleared: n8n may throw away what was returned and run the node once more.
 */
export function memoryOf(context: IExecuteFunctions): OrderMemory {
  const { $runIndex } = context.getWorkflowDataProxy(0);
  const input = JSON.stringify(context.getInputData().map(({ json }) => json));
  const key = `${$runIndex}:${createHash('sha256').update(input).digest('hex')}`;
  const kept = context.getContext('node');
  kept[key] ??= newOrderMemory();
  return kept[key] as OrderMemory;
}
