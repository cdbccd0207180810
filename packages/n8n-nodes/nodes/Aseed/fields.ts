import { cut, InvalidInputError, type AseedError, type Fields, type Inputs } from '@aseed/shared';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { askedFor, filledIn, isLocated, type Asked } from './asked.ts';
import { collectionReader } from './collectionReader.ts';
import { inputField } from './inputField.ts';
import { locatorField } from './locatorField.ts';
import { parameterReader } from './parameterReader.ts';

const collection = 'additionalFields';

/** What the collection is called in which the inputs stand that need not be filled in. */
interface CollectionWords {
  readonly name: string;
  readonly placeholder: string;
}

/**
 * The node's fields for an endpoint's inputs: those always sent stand by themselves, the others in a collection.
 * Their names, which are saved in workflows, are the inputs' keys.
 */
export function fieldsFor(
  inputs: Inputs,
  words: CollectionWords = { name: 'Additional Fields', placeholder: 'Add Field' },
): INodeProperties[] {
  const asked = askedFor(inputs);
  const additional = asked.filter(isAdditional).map(fieldFor);
  return [
    ...asked
      .filter((one) => !isAdditional(one))
      .map((one) => ({ ...fieldFor(one), required: one.first.required || one.first.oneOf !== undefined })),
    ...(additional.length > 0 ? [collectionOf(additional, words)] : []),
  ];
}

/** Reads what the user filled in for an item. Items next to each other that it is the same for are given the same object. */
export function fieldsReader(context: IExecuteFunctions, inputs: Inputs): (item: number) => Fields {
  const readAdditional = collectionReader(context, collection, {});
  const asked = askedFor(inputs);
  const located = asked.filter((one) => isAdditional(one) && isLocated(one));
  // n8n does not give a field that another setting hides.
  const main = asked
    .filter((one) => !isAdditional(one))
    .map((one) => [one, readerOf(one)(context, one.name, one.first.default)] as const);
  let last: Fields = {};
  return (item) => {
    const additional: Fields = { ...Object(readAdditional(item)) };
    const filled = [
      ...located.map((one) => filledIn(one, additional[one.name])),
      ...main.map(([one, read]) => filledIn(one, read(item))),
    ];
    const fields = { ...additional, ...Object.fromEntries(filled) };
    return (last = isSame(fields, last) ? last : fields);
  };
}

function readerOf(asked: Asked): typeof parameterReader {
  return isLocated(asked) ? collectionReader : parameterReader;
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

function isAdditional({ first }: Asked): boolean {
  return !first.required && first.default === undefined && first.oneOf === undefined;
}

function collectionOf(fields: INodeProperties[], { name, placeholder }: CollectionWords): INodeProperties {
  return {
    displayName: name,
    name: collection,
    type: 'collection',
    placeholder,
    default: {},
    options: fields.sort((a, b) => a.displayName.localeCompare(b.displayName)),
  };
}

function fieldFor(asked: Asked): INodeProperties {
  return isLocated(asked) ? locatorField(asked) : inputField(asked.name, asked.first);
}
