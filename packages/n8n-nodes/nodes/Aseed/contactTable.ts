import { AseedError, ContactMemoryError, valueOrError, type MemoryFault } from '@aseed/shared';
import type { IDataObject, IExecuteFunctions, INode, INodeParameters, IWorkflowBase } from 'n8n-workflow';

export const tableName = 'Aseed Contacts';

/** The table's own columns, all of them text. */
const columns = ['contact', 'contact_hash', 'state', 'token', 'claim', 'claim_on', 'version', 'room_hash', 'room'];

/** One condition on a column, such as `{ keyName: 'id', condition: 'gt', keyValue: 7 }`. Nothing that a person typed stands in it. */
export interface Condition extends INodeParameters {
  readonly keyName: string;
  readonly condition: 'eq' | 'neq' | 'gt' | 'gte' | 'lte';
  readonly keyValue: string | number;
}

export type Filter = { readonly any: readonly Condition[] } | { readonly all: readonly Condition[] };

/** What one Data Table node does. */
export type Step = INodeParameters;

/** The most rows that one reading step gives; there may be more if it gives as many. */
export const rowsPerRead = 1000;

/** Adds a row for each item that the steps are given. In bulk, which gives back a count alone. */
export const insert: Step = {
  operation: 'insert',
  columns: { mappingMode: 'autoMapInputData', value: null },
  options: { optimizeBulk: true },
};

/** Reads rows in the order of their ids. More than `rowsPerRead` can be asked for where no others add rows or take them away. */
export function get(filter: Filter, limit = rowsPerRead): Step {
  return { operation: 'get', ...conditions(filter), returnAll: false, limit, ...orderedBy('ASC') };
}

/** Reads the row that was added last. */
export const getLast: Step = { operation: 'get', returnAll: false, limit: 1, ...orderedBy('DESC') };

function orderedBy(orderByDirection: 'ASC' | 'DESC') {
  return { orderBy: true, orderByColumn: 'id', orderByDirection };
}

export function update(filter: Filter, value: Record<string, string>): Step {
  return { operation: 'update', ...conditions(filter), columns: { mappingMode: 'defineBelow', value, schema: [] } };
}

export function deleteRows(filter: Filter): Step {
  return { operation: 'deleteRows', ...conditions(filter) };
}

function conditions(filter: Filter): INodeParameters {
  const [matchType, list] = 'any' in filter ? ['anyCondition', filter.any] : ['allConditions', filter.all];
  return { matchType, filters: { conditions: [...list] } };
}

/**
 * The table's id by workflow, as it is looked up again only when it is gone: a look costs as much as any other step. A workflow that is
 * moved to another project does not find the table of the one before.
 */
const knownIds = new Map<string, string>();

/**
 * Runs steps on the table one after the other, as one execution of an inline workflow, and gives what the last one gave. Data Tables are
 * closed to all nodes but n8n's own. Throws ContactMemoryError.
 */
export async function runOnTable(
  context: IExecuteFunctions,
  steps: readonly Step[],
  rows: readonly IDataObject[] = [],
): Promise<IDataObject[]> {
  const workflow = context.getWorkflow().id ?? '';
  const known = knownIds.get(workflow);
  const run = (id: string) =>
    runInline(
      context,
      steps.map((step) => onTable(id, step)),
      rows,
    );
  if (known !== undefined) {
    const output = await valueOrError(() => run(known));
    if (!(output instanceof AseedError)) return output;
    if (!/could not (be found|find)/i.test(output.message)) throw output;
  }
  const id = await tableId(context);
  knownIds.set(workflow, id);
  return run(id);
}

/** The id of the table with exactly this name, which n8n's own look by name is not certain to give. It is made if there is none. */
async function tableId(context: IExecuteFunctions): Promise<string> {
  const list = { resource: 'table', operation: 'list', returnAll: true, options: { filterName: tableName } };
  const find = async () => {
    const table = (await runInline(context, [list])).find(({ name }) => name === tableName);
    return typeof table?.id === 'string' ? table.id : undefined;
  };
  const found = await find();
  if (found !== undefined) return found;
  const column = columns.map((name) => ({ name, type: 'string' }));
  const create = {
    resource: 'table',
    operation: 'create',
    tableName,
    columns: { column },
    options: { createIfNotExists: false },
  };
  // Another process may make it at the same time: then it is there.
  const failure = await valueOrError(() => runInline(context, [create]));
  const made = await find();
  if (made !== undefined) return made;
  throw failure instanceof AseedError ? failure : new ContactMemoryError('other', 'it was made and is not there.');
}

function onTable(id: string, step: Step): Step {
  return { resource: 'row', dataTableId: { __rl: true, mode: 'id', value: id }, ...step };
}

async function runInline(
  context: IExecuteFunctions,
  steps: readonly Step[],
  rows: readonly IDataObject[] = [],
): Promise<IDataObject[]> {
  const items = rows.length > 0 ? rows.map((json) => ({ json })) : [{ json: {} }];
  const output = await context.executeWorkflow({ code: inlineWorkflow(steps) }, items).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    return new ContactMemoryError(faultIn(reason), reason);
  });
  if (output instanceof ContactMemoryError) throw output;
  // A step without rows gives one empty item, as the steps after it would not run otherwise.
  return (output.data[0] ?? []).flatMap(({ json }) => (Object.keys(json).length > 0 ? [json] : []));
}

function faultIn(reason: string): MemoryFault {
  if (/module is disabled|unrecognized node type|unknown node type/i.test(reason)) return 'missing';
  return /size limit|limit exceeded/i.test(reason) ? 'full' : 'other';
}

function inlineWorkflow(steps: readonly Step[]): IWorkflowBase {
  const start = node(0, 'n8n-nodes-base.executeWorkflowTrigger', { inputSource: 'passthrough' });
  const nodes = [
    start,
    ...steps.map((step, place) => ({
      ...node(place + 1, 'n8n-nodes-base.dataTable', step),
      alwaysOutputData: true,
      executeOnce: step.operation !== 'insert',
      // "Result count changed during pagination", when others write; a second read does no harm.
      ...(step.operation === 'get' && { retryOnFail: true, maxTries: 5, waitBetweenTries: 50 }),
    })),
  ];
  const connections = Object.fromEntries(
    nodes
      .slice(1)
      .map(({ name }, place) => [String(place), { main: [[{ node: name, type: 'main' as const, index: 0 }]] }]),
  );
  return {
    id: '',
    name: tableName,
    active: false,
    isArchived: false,
    createdAt: new Date(),
    updatedAt: new Date(),
    activeVersionId: null,
    nodes,
    connections,
    // Settings of its own, or those of the calling workflow count, with its error workflow.
    settings: {
      executionOrder: 'v1',
      saveDataSuccessExecution: 'none',
      saveDataErrorExecution: 'none',
      saveManualExecutions: false,
      saveExecutionProgress: false,
    },
  };
}

function node(place: number, type: string, parameters: INodeParameters): INode {
  return { id: String(place), name: String(place), type, typeVersion: 1.1, position: [place * 200, 0], parameters };
}
