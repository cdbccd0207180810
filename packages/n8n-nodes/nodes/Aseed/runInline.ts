import type { IDataObject, IExecuteFunctions, INodeExecutionData, IWorkflowBase } from 'n8n-workflow';
import { startName } from './waitWorkflow.ts';

/**
 * Runs an inline workflow on one item and gives the items that it ends with. As soon as that pauses, n8n puts the execution of this node aside: then what
 * this gives is not looked at, and what the inline one gave in the end becomes what the node gave.
 */
export async function runInline(
  context: IExecuteFunctions,
  workflow: IWorkflowBase,
  json: IDataObject,
): Promise<INodeExecutionData[]> {
  const { data } = await context.executeWorkflow({ code: workflow }, [{ json }], undefined, {
    parentExecution: {
      executionId: context.getExecutionId(),
      workflowId: context.getWorkflow().id ?? '',
      shouldResume: true,
    },
    executionMode: context.getMode(),
  });
  return data[0] ?? [];
}

/** What an inline workflow was run on. */
export function startOf(context: IExecuteFunctions): unknown {
  return context.evaluateExpression(`{{ $(${JSON.stringify(startName)}).first().json }}`, 0);
}
