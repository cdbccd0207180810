import { cut, InvalidInputError, type AseedError, type Fields, type Input, type Inputs } from '@aseed/shared';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

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

/** What the user filled in for an item, expressions resolved. Throws what n8n throws when an expression fails. */
function readFields(context: IExecuteFunctions, inputs: Inputs, itemIndex: number): Fields {
  const main = Object.keys(inputs).filter((key) => !isAdditional(inputs[key]));
  return {
    ...Object(context.getNodeParameter(collection, itemIndex, {})),
    // n8n does not give a field that another setting hides.
    ...Object.fromEntries(main.map((key) => [key, context.getNodeParameter(key, itemIndex, inputs[key]?.default)])),
  };
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
  const items = [...context.getInputData().keys()];
  return Promise.all(items.map((item) => blocked ?? readOrError(context, () => readFields(context, inputs, item))));
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
