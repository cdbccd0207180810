import { ExecutionLifecycleHooks } from 'n8n-core';
import type {
  ICredentialDataDecryptedObject,
  ICredentialsHelper,
  IDataObject,
  INode,
  INodeType,
  INodeTypes,
  IWorkflowBase,
  IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

/** A node of a test's workflow, as a workflow file has it but for what never differs. */
export interface TestNode {
  readonly name: string;
  readonly type: string;
  readonly parameters?: IDataObject;
  readonly settings?: Partial<INode>;
}

/** The node as the engine knows it, at its place in the workflow. */
export function nodeOf({ name, type, parameters = {}, settings = {} }: TestNode, index: number): INode {
  return {
    id: String(index),
    name,
    type,
    typeVersion: 1,
    position: [0, 0],
    parameters: parameters as INode['parameters'],
    credentials: { aseedApi: { id: '1', name: 'Aseed' } },
    ...settings,
  };
}

/** The only node types there are. */
export function nodeTypesOf(types: Readonly<Record<string, INodeType>>): INodeTypes {
  const find = (name: string) => {
    const type = types[name];
    if (!type) throw new Error(`No node type ${name} in this test`);
    return type;
  };
  return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}

/** What the n8n server gives the engine besides the workflow. The engine checks that the addresses are absolute. */
export function additionalData(
  credentials: ICredentialDataDecryptedObject | Error = {},
): IWorkflowExecuteAdditionalData {
  const address = 'http://localhost:5678/';
  const workflow = { id: 'test', name: 'test', nodes: [], connections: {} } as unknown as IWorkflowBase;
  const credentialsHelper: Partial<ICredentialsHelper> = {
    isCredentialUsableByNode: () => true,
    getParentTypes: () => [],
    getDecrypted: async () => {
      if (credentials instanceof Error) throw credentials;
      return credentials;
    },
    getCredentialsProperties: () => [],
  };
  return {
    credentialsHelper,
    hooks: new ExecutionLifecycleHooks('manual', '1', workflow),
    executionId: '1',
    currentNodeExecutionIndex: 0,
    restApiUrl: address,
    instanceBaseUrl: address,
    formBaseUrl: address,
    formWaitingBaseUrl: address,
    formTestBaseUrl: address,
    webhookBaseUrl: address,
    webhookWaitingBaseUrl: address,
    webhookTestBaseUrl: address,
    variables: {},
  } as unknown as IWorkflowExecuteAdditionalData;
}
