import { createRooms, type Fields, type Inputs } from '@aseed/shared';
import { runWorkflow } from '@aseed/n8n-engine';
import { mock } from 'node:test';
import { Expression, type IExecuteFunctions, type INodeExecutionData, type INodeType } from 'n8n-workflow';
import { Aseed } from '../../packages/n8n-nodes/nodes/Aseed/Aseed.node.ts';
import { fieldsReader } from '../../packages/n8n-nodes/nodes/Aseed/fields.ts';

const inputs: Inputs = createRooms.inputs;

export type Way = (context: IExecuteFunctions) => (item: number) => Fields;

/** What was read for an item. */
export type Read = { readonly fields: Fields } | { readonly error: unknown };

export const byReader: Way = (context) => fieldsReader(context, inputs);

const asked = Object.entries(inputs).filter(([, input]) => input.required || input.default !== undefined);

/** Each field asked of n8n for each item, as is usual: of a resource locator its value. */
export const byN8n: Way = (context) => (item) => {
  const read = (name: string, fallback: unknown): unknown =>
    context.getNodeParameter(name, item, fallback, { extractValue: name === 'project_id' });
  const additional: object = Object(read('additionalFields', {}));
  return { ...additional, ...Object.fromEntries(asked.map(([key, input]) => [key, read(key, input.default)])) };
};

/** What a way of reading gives for each item inside a throw-away node that has our node's fields, in n8n's engine. */
export async function readThroughN8n(way: Way, parameters: object, items: readonly object[]): Promise<Read[]> {
  const results: Read[] = [];
  const { description } = new Aseed();
  // n8n does not start a node whose required field is blank, nor does it read it in another way.
  const properties = description.properties.map((property) => ({ ...property, required: false }));
  const reads: INodeType = {
    description: { ...description, properties, credentials: [] },
    async execute() {
      const read = way(this);
      for (const item of this.getInputData().keys()) results.push(outcomeOf(() => read(item)));
      return [[]];
    },
  };
  const finished = await runWorkflow({
    items: JSON.parse(JSON.stringify(items)),
    nodes: [
      { name: 'Made', type: 'test.made' },
      {
        name: 'Reads',
        type: 'test.reads',
        parameters: { resource: 'interviewRoom', operation: 'create', ...parameters },
      },
    ],
    nodeTypes: { 'test.made': makes, 'test.reads': reads },
  });
  if (finished.error) throw finished.error;
  return results;
}

/** How often n8n's expression engine is asked meanwhile. It is n8n's own, which is only listened to. */
export async function countExpressions(work: () => Promise<unknown>): Promise<number> {
  const { mock: heard } = mock.method(Expression.prototype, 'resolveSimpleParameterValue');
  await work().finally(() => heard.restore());
  return heard.callCount();
}

function outcomeOf(read: () => Fields): Read {
  try {
    return { fields: read() };
  } catch (error) {
    return { error };
  }
}

/** Gives its items with what JSON cannot hold. */
const makes: INodeType = {
  description: { ...new Aseed().description, credentials: [], properties: [] },
  async execute(): Promise<INodeExecutionData[][]> {
    return [this.getInputData().map(({ json }, item) => ({ json: Object(made(json)), pairedItem: { item } }))];
  },
};

function made(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(made);
  if (typeof value !== 'object' || value === null) return value;
  if ('make' in value) return makers[String(value.make)]?.();
  const copy = {};
  for (const [key, one] of Object.entries(value)) {
    Object.defineProperty(copy, key, { value: made(one), enumerable: true, configurable: true, writable: true });
  }
  return copy;
}

class Person {
  a = 'of a class';
}

const makers: Readonly<Record<string, () => unknown>> = {
  date: () => new Date(0),
  'minus zero': () => -0,
  NaN: () => NaN,
  Infinity: () => Infinity,
  undefined: () => undefined,
  bigint: () => 10n,
  function: () => () => 'called',
  getter: () => Object.defineProperty({}, 'a', { get: () => 'got', enumerable: true, configurable: true }),
  'no prototype': () => Object.setPrototypeOf({ a: 'without' }, null) as object,
  class: () => new Person(),
  map: () => new Map([['a', 1]]),
  symbol: () => Symbol.iterator,
};
