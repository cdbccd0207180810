import {
  NodeConnectionTypes,
  NodeOperationError,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { usualLimits, type Limits } from './limits.ts';
import type { Operation } from './operation.ts';
import { create } from './resources/interviewRoom/create.ts';
import { join } from './resources/interviewRoom/join.ts';

/** All that the node can do. What is in this table is offered, and nothing else is run. */
export const operations: readonly Operation[] = [create, join];

export class Aseed implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Aseed',
    name: 'aseed',
    icon: { light: 'file:../../icons/aseed.svg', dark: 'file:../../icons/aseed.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["operation"] + ": interview room" }}',
    description: 'Create AI voice interview rooms and let respondents join them',
    defaults: { name: 'Aseed' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      {
        name: 'aseedApi',
        required: true,
        displayOptions: {
          show: {
            operation: operations.flatMap(({ endpoint, option }) => (endpoint.auth === 'bearer' ? option.value : [])),
          },
        },
      },
    ],
    properties: [
      {
        displayName: 'Resource',
        name: 'resource',
        type: 'options',
        noDataExpression: true,
        options: [{ name: 'Interview Room', value: 'interviewRoom' }],
        default: 'interviewRoom',
      },
      {
        displayName: 'Operation',
        name: 'operation',
        type: 'options',
        noDataExpression: true,
        displayOptions: { show: { resource: ['interviewRoom'] } },
        options: operations.map(({ option }) => option),
        default: 'create',
      },
      ...operations.flatMap(({ option, fields }) =>
        fields.map((field) => ({
          ...field,
          displayOptions: { show: { resource: ['interviewRoom'], operation: [option.value] } },
        })),
      ),
    ],
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return execute(this, usualLimits);
  }
}

/** Runs the operation that the node is set to. Throws NodeOperationError for one that it does not have. */
export async function execute(context: IExecuteFunctions, limits: Limits): Promise<INodeExecutionData[][]> {
  const set = context.getNodeParameter('operation', 0);
  const operation = operations.find(({ option }) => option.value === set);
  if (!operation) {
    throw new NodeOperationError(
      context.getNode(),
      `This version of the Aseed node has no operation "${String(set)}".`,
      {
        description: 'Nothing was sent to Aseed. Update the node, or choose another operation.',
      },
    );
  }
  return [await operation.execute(context, limits)];
}
