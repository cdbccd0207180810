import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { usualLimits, type Limits } from './limits.ts';
import { create, createFields } from './resources/interviewRoom/create.ts';
import { join, joinFields } from './resources/interviewRoom/join.ts';

const operations = { create, join };

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
    credentials: [{ name: 'aseedApi', required: true, displayOptions: { show: { operation: ['create'] } } }],
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
        options: [
          {
            name: 'Create',
            value: 'create',
            description: 'Create rooms, each with an invite link of its own',
            action: 'Create interview rooms',
          },
          {
            name: 'Join',
            value: 'join',
            description: 'Let a respondent join a room: get the LiveKit token for it',
            action: 'Join an interview room',
          },
        ],
        default: 'create',
      },
      ...createFields,
      ...joinFields,
    ],
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return execute(this, usualLimits);
  }
}

/** Runs the operation that the node is set to. */
export async function execute(context: IExecuteFunctions, limits: Limits): Promise<INodeExecutionData[][]> {
  const operation: keyof typeof operations = context.getNodeParameter('operation', 0) === 'join' ? 'join' : 'create';
  return [await operations[operation](context, limits)];
}
