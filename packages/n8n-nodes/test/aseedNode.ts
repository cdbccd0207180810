import type { FakeAseed } from '@aseed/fake-aseed';
import { runWorkflow, type Finished } from '@aseed/n8n-engine';
import type { ICredentialDataDecryptedObject, IDataObject, INode, INodeType } from 'n8n-workflow';
import { Aseed, execute, resources } from '../nodes/Aseed/Aseed.node.ts';
import type { Operation } from '../nodes/Aseed/operation.ts';
import { usualLimits, type Limits } from '../nodes/Aseed/limits.ts';

export const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
export const nodeName = 'Aseed';

/** What a resource locator saves: a way to name something, and what it is named by. */
export const located = (mode: string, value: string) => ({ __rl: true, mode, value });

/** n8n's Retry On Fail, with the shortest pause that it knows. */
export const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

/** A run of the node on items, in the real engine and connected to the fake Aseed unless told otherwise. */
export interface NodeRun {
  readonly items?: readonly IDataObject[];
  /** The name of the node that the items come from. */
  readonly source?: string;
  readonly parameters?: IDataObject;
  readonly settings?: Partial<INode>;
  readonly credentials?: ICredentialDataDecryptedObject | Error;
  /** How often the node is run on the same items. */
  readonly runs?: number;
  /** The type under which the engine knows the node; n8n gives its AI-tool variant another. */
  readonly type?: string;
  /** How long the node waits; as usual, but every call is sent once, unless told otherwise. It lives in the fake's time. */
  readonly limits?: Partial<Limits>;
  /** Changes what n8n keeps of the earlier tries, as another version of the node would have left it. */
  readonly beforeTry?: (kept: IDataObject) => void;
  /** When the user presses Stop. */
  readonly stopWhen?: Promise<unknown>;
}

/** The node as it is, but for how long it waits, and for what is done to what n8n keeps for it before each try. */
export function aseedWith(limits: Limits, beforeTry?: NodeRun['beforeTry'], name = 'aseed'): INodeType {
  return {
    description: { ...new Aseed().description, name },
    async execute() {
      beforeTry?.(this.getContext('node'));
      return execute(this, limits);
    },
  };
}

/** Runs *Interview Room: Create* with a valid project and one room an item, with all that Aseed tells of it, unless the parameters say otherwise. */
export async function runCreate(fake: FakeAseed, run: NodeRun = {}): Promise<Finished> {
  return runNode(
    fake,
    { operation: 'create', project_id: projectId, count: 1, simplify: false, ...run.parameters },
    run,
  );
}

/** Makes rooms through the node, and gives them as the fake Aseed has them. */
export async function madeRooms(fake: FakeAseed, count = 1, fields: IDataObject = {}): Promise<FakeAseed['rooms']> {
  await runCreate(fake, { parameters: { count, additionalFields: fields } });
  return fake.rooms.slice(-count);
}

/** Runs *Interview Room: Join*, without any credential. */
export async function runJoin(fake: FakeAseed, run: NodeRun = {}): Promise<Finished> {
  const options = { baseUrl: fake.baseUrl };
  return runNode(fake, { operation: 'join', options, ...run.parameters }, { ...run, credentials: {} });
}

/** Runs *Contact: Record Invite* for a room that no contact has, of which n8n remembers nothing. */
export async function runRecordInvite(fake: FakeAseed, run: NodeRun): Promise<Finished> {
  const parameters = { resource: 'contact', operation: 'recordInvite', room_id: 'of nobody', ...run.parameters };
  return runNode(fake, parameters, { ...run, credentials: {} });
}

/** Runs an operation of the node as it stands in its table, with the fields that are given. */
export async function runOperation(fake: FakeAseed, operation: Operation, run: NodeRun = {}): Promise<Finished> {
  const isPublic = operation.action?.auth === 'none';
  const resource = resources.find(({ operations }) => operations.includes(operation));
  const parameters = {
    resource: resource?.value ?? '',
    operation: operation.option.value,
    ...(isPublic && { options: { baseUrl: fake.baseUrl } }),
    ...run.parameters,
  };
  return runNode(fake, parameters, isPublic ? { ...run, credentials: {} } : run);
}

/** One call after the other unless the parameters say otherwise, so that a test can say which of them meets a fault. */
async function runNode(fake: FakeAseed, given: IDataObject, run: NodeRun): Promise<Finished> {
  const options = { callsAtOnce: 1, ...Object(given.options) };
  const parameters = { resource: 'interviewRoom', ...given, options };
  const { items = [{}], settings = {}, runs = 1, type = 'n8n-nodes-aseed.aseed' } = run;
  const clock = { now: fake.now, ...run.limits?.clock };
  return runWorkflow({
    items,
    runs,
    ...(run.source !== undefined && { source: run.source }),
    nodes: [{ name: nodeName, type, parameters, settings }],
    nodeTypes: {
      [type]: aseedWith({ ...usualLimits, patienceMs: 0, ...run.limits, clock }, run.beforeTry, type.split('.').at(-1)),
    },
    ...(run.stopWhen && { stopWhen: run.stopWhen }),
    credentials: run.credentials ?? { apiToken: fake.apiToken, baseUrl: fake.baseUrl },
  });
}
