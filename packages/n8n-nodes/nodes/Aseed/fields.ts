import { cut, InvalidInputError, type AseedError, type Fields, type Input, type Inputs } from '@aseed/shared';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { collectionReader } from './collectionReader.ts';
import { parameterReader } from './parameterReader.ts';

const collection = 'additionalFields';

/**
 * The node's fields for an endpoint's inputs: those always sent stand by themselves, the others under Additional Fields.
 * Their names, which are saved in workflows, are the inputs' keys.
 */
export function fieldsFor(inputs: Inputs): INodeProperties[] {
  const entries = Object.entries(inputs);
  const additional = entries.filter(([, input]) => isAdditional(input)).map(([key, input]) => fieldFor(key, input));
  return [
    ...entries
      .filter(([, input]) => !isAdditional(input))
      .map(([key, input]) => ({
        ...fieldFor(key, input),
        required: input.required,
      })),
    ...(additional.length > 0 ? [additionalFields(additional)] : []),
  ];
}

/** Reads what the user filled in for an item. Items next to each other that it is the same for are given the same object. */
export function fieldsReader(context: IExecuteFunctions, inputs: Inputs): (item: number) => Fields {
  const readAdditional = collectionReader(context, collection);
  // n8n does not give a field that another setting hides.
  const main = Object.entries(inputs)
    .filter(([, input]) => !isAdditional(input))
    .map(([key, input]) => [key, parameterReader(context, key, input.default)] as const);
  let last: Fields = {};
  return (item) => {
    const fields = {
      ...Object(readAdditional(item)),
      ...Object.fromEntries(main.map(([key, read]) => [key, read(item)])),
    };
    return (last = isSame(fields, last) ? last : fields);
  };
}

function isSame(one: Fields, other: Fields): boolean {
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length && keys.every((key) => key in other && Object.is(one[key], other[key]))
  );
}

/**
 * Reads something that n8n may fail to give, such as an expression or a credential. What n8n throws stops the run, unless the
 * workflow is to go on: then it becomes the error of the items that it is read for.
 */
export async function readOrError<T>(context: IExecuteFunctions, read: () => T | Promise<T>): Promise<T | AseedError> {
  if (!context.continueOnFail()) return read();
  try {
    return await read();
  } catch (error) {
    return new InvalidInputError(error instanceof Error ? cut(error.message, mostOfN8n) : 'A field cannot be read.');
  }
}

/** So much of n8n's own words has room in a message. */
const mostOfN8n = 240;

/** What the user filled in for each item, or why it cannot be read. What is `blocked` for all is not read at all. */
export async function readItems(
  context: IExecuteFunctions,
  inputs: Inputs,
  blocked: AseedError | undefined,
): Promise<(Fields | AseedError)[]> {
  const read = fieldsReader(context, inputs);
  return readEach(context, (item) => blocked ?? read(item));
}

/** What is read for each item, or why it cannot be; see readOrError. */
export async function readEach<T>(context: IExecuteFunctions, read: (item: number) => T): Promise<(T | AseedError)[]> {
  const items = [...context.getInputData().keys()];
  return Promise.all(items.map((item) => readOrError(context, () => read(item))));
}

/** The node's own options of an operation, which are no inputs of its endpoint. */
export function optionsFor(options: INodeProperties[]): INodeProperties {
  return {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options,
  };
}

function isAdditional(input: Input | undefined): boolean {
  return input !== undefined && !input.required && input.default === undefined;
}

function additionalFields(fields: INodeProperties[]): INodeProperties {
  return {
    displayName: 'Additional Fields',
    name: collection,
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    options: fields.sort((a, b) => a.displayName.localeCompare(b.displayName)),
  };
}

/** The node's field for an input, which has its key as its name. */
export function fieldFor(
  key: string,
  { kind, label, help, example, min, max, multiline, ...input }: Input,
): INodeProperties {
  const isNumber = kind === 'integer';
  return {
    displayName: label,
    name: key,
    type: isNumber ? 'number' : 'string',
    default: isNumber ? (input.default ?? input.apiDefault ?? min ?? 0) : '',
    placeholder: `e.g. ${example}`,
    description: help.replace(/^([^.]*)\.$/, '$1'),
    typeOptions: {
      ...(min !== undefined && { minValue: min }),
      ...(max !== undefined && { maxValue: max }),
      ...(multiline && { rows: 3 }),
    },
  };
}
