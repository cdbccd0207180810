import {
  NodeConnectionTypes,
  NodeOperationError,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeProperties,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';
import { usualLimits, type Limits } from './limits.ts';
import type { AseedOperation, Operation, Resource } from './operation.ts';
import { forget } from './resources/contact/forget.ts';
import { getByRoom } from './resources/contact/getByRoom.ts';
import { recordInvite } from './resources/contact/recordInvite.ts';
import { getRecord } from './resources/interviewRecord/getRecord.ts';
import { cancel } from './resources/interviewRoom/cancel.ts';
import { checkLink } from './resources/interviewRoom/checkLink.ts';
import { create } from './resources/interviewRoom/create.ts';
import { failWaiting } from './resources/interviewRoom/failWaiting.ts';
import { get } from './resources/interviewRoom/get.ts';
import { getMany } from './resources/interviewRoom/getMany.ts';
import { join } from './resources/interviewRoom/join.ts';
import { lookAtWaiting } from './resources/interviewRoom/lookAtWaiting.ts';
import { update } from './resources/interviewRoom/update.ts';
import { wait } from './resources/interviewRoom/wait.ts';
import { waitInRounds } from './resources/interviewRoom/waitInRounds.ts';
import { searchProjects } from './searchProjects.ts';

/** All that the node can do. What is in this table is offered, and beside what it does for itself nothing else is run. */
export const resources: readonly Resource[] = [
  {
    name: 'Contact',
    value: 'contact',
    operations: [forget, getByRoom, recordInvite],
    usual: 'recordInvite',
    isForTools: false,
  },
  { name: 'Interview Record', value: 'interviewRecord', operations: [getRecord], usual: 'get', isForTools: true },
  {
    name: 'Interview Room',
    value: 'interviewRoom',
    operations: [cancel, checkLink, create, get, getMany, join, update, wait],
    usual: 'create',
    isForTools: true,
  },
];

/** What the node does for itself, in a workflow of its own. */
const inner = [failWaiting, lookAtWaiting, waitInRounds];

/** What the node can do at Aseed. */
export const operations = resources.flatMap((resource) => resource.operations).filter(isAtAseed);

export class Aseed implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Aseed',
    name: 'aseed',
    icon: { light: 'file:../../icons/aseed.svg', dark: 'file:../../icons/aseed.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle:
      '={{ $parameter["operation"] + ": " + $parameter["resource"].replace("interview", "interview ").toLowerCase() }}',
    description: 'Create AI voice interview rooms, let respondents join them, and read what was said',
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
            operation: [...resources.flatMap((resource) => resource.operations), ...inner].flatMap(
              ({ needsCredential, option }) => (needsCredential ? option.value : []),
            ),
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
        options: resources.map(({ name, value, isForTools }) => ({
          name,
          value,
          ...(!isForTools && { displayOptions: { hide: { '@tool': [true] } } }),
        })),
        default: 'interviewRoom',
      },
      ...resources.flatMap(propertiesOf),
    ],
  };

  methods = { listSearch: { searchProjects } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return execute(this, usualLimits);
  }
}

function isAtAseed(operation: Operation): operation is AseedOperation {
  return operation.action !== undefined;
}

function propertiesOf({ value: resource, operations: offered, usual }: Resource): INodeProperties[] {
  return [
    {
      displayName: 'Operation',
      name: 'operation',
      type: 'options',
      noDataExpression: true,
      displayOptions: { show: { resource: [resource] } },
      options: offered.map(({ option }) => option),
      default: usual,
    },
    ...offered.flatMap(({ option, fields }) =>
      fields.map(({ displayOptions, ...field }) => ({
        ...field,
        displayOptions: {
          ...displayOptions,
          show: { ...displayOptions?.show, resource: [resource], operation: [option.value] },
        },
      })),
    ),
  ];
}

/** Runs the operation that the node is set to. Throws NodeOperationError for one that it does not have. */
export async function execute(context: IExecuteFunctions, limits: Limits): Promise<INodeExecutionData[][]> {
  const operation = operationSet(context);
  return [await operation.execute(context, limits)];
}

function operationSet(context: IExecuteFunctions): Operation {
  const set = context.getNodeParameter('operation', 0);
  const resource = context.getNodeParameter('resource', 0);
  const offered = resources.find(({ value }) => value === resource)?.operations ?? [];
  const operation = [...offered, ...inner].find(({ option }) => option.value === set);
  if (operation) return operation;
  throw new NodeOperationError(context.getNode(), `This version of the Aseed node has no operation "${String(set)}".`, {
    description: 'Nothing was sent to Aseed. Update the node, or choose another operation.',
  });
}
