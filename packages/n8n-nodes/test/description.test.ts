import { createRooms, type Input } from '@aseed/shared';
import type { INodeProperties } from 'n8n-workflow';
import { AseedApi } from '../credentials/AseedApi.credentials.ts';
import { Aseed, operations, resources } from '../nodes/Aseed/Aseed.node.ts';
import { fieldsFor } from '../nodes/Aseed/fields.ts';

const { description } = new Aseed();
const shown = (operation: string, resource = 'interviewRoom') =>
  description.properties.filter(
    ({ displayOptions: { show } = {} }) => show?.resource?.includes(resource) && show.operation?.includes(operation),
  );
const flattened = (fields: INodeProperties[]): INodeProperties[] =>
  fields.flatMap((field) => [
    field,
    ...(field.type === 'collection' ? flattened(field.options as INodeProperties[]) : []),
  ]);
const named = (fields: INodeProperties[]) => new Map(flattened(fields).map((field) => [field.name, field]));

/** How an input is offered: as a field of its own, or as one of the ways of a field that it shares with others. */
const offered: Readonly<Record<Input['kind'], (input: Input) => object>> = {
  boolean: ({ label }) => ({ displayName: label, type: 'boolean' }),
  integer: ({ label, example }) => ({ displayName: label, type: 'number', placeholder: `e.g. ${example}` }),
  text: inWords,
  uuid: inWords,
  email: inWords,
  accessToken: inWords,
  date: inWords,
};

function inWords({ label, example }: Input): object {
  return { displayName: label, type: 'string', placeholder: `e.g. ${example}` };
}

test.each(
  resources.flatMap(({ value, operations: ofIt }) => ofIt.map((operation) => ({ resource: value, ...operation }))),
)('$resource: $option.name offers every input of what it does, saved under its key', ({ resource, option, action }) => {
  const fields = flattened(shown(option.value, resource));
  for (const [key, input] of Object.entries<Input>(action?.inputs ?? {})) {
    const { label, example, oneOf, idOf, known } = input;
    const field = fields.find(({ name }) => name === key);
    const way = { name: key, displayName: `By ${label}`, type: 'string', placeholder: `e.g. ${example}` };
    if (oneOf !== undefined) {
      const shared = fields.find(({ displayName }) => displayName === oneOf);
      expect(shared).toMatchObject({ type: 'resourceLocator', required: true });
      expect(shared?.modes).toContainEqual(way);
    } else if (idOf !== undefined) {
      expect(field).toMatchObject({ displayName: label, type: 'resourceLocator' });
      expect(field?.modes?.map(({ displayName }) => displayName)).toEqual(['From List', 'By ID', 'By Address']);
      expect(field?.modes?.at(1)).toMatchObject({ placeholder: `e.g. ${example}` });
    } else if (known) {
      const values = field?.options?.map((choice) => ('value' in choice ? choice.value : undefined));
      expect([field?.type, values]).toEqual(['options', ['', ...known]]);
    } else {
      expect(field).toMatchObject(offered[input.kind](input));
    }
  }
});

test("what is typed into a resource locator is the core's to judge: none of its ways checks or cuts it", () => {
  const modes = flattened(description.properties).flatMap((field) => field.modes ?? []);
  expect(modes.length).toBeGreaterThan(10);
  for (const mode of modes) {
    expect(mode).not.toHaveProperty('validation');
    expect(mode).not.toHaveProperty('extractValue');
  }
});

test('every list that a field is chosen from is one that the node has', () => {
  const lists = flattened(description.properties).flatMap((field) =>
    (field.modes ?? []).flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
  );
  expect(new Set(lists)).toEqual(new Set(Object.keys(new Aseed().methods.listSearch)));
});

test('an input added to an endpoint is a field of the node without a line in it', () => {
  const added: Input = { kind: 'text', label: 'Accent', help: 'How it sounds.', example: 'Irish', required: false };
  const fields = named(fieldsFor({ ...createRooms.inputs, accent: added }));
  expect(fields.get('accent')).toMatchObject({ displayName: 'Accent', type: 'string', description: 'How it sounds' });
});

test('creating shows what it costs, before the fields', () => {
  const [first] = shown('create');
  expect(first).toMatchObject({
    type: 'notice',
    displayName: expect.stringContaining('real rooms, which reserve tokens'),
  });
});

test('the credential is asked for where the bearer token is sent, and nowhere else', () => {
  const [credential] = description.credentials ?? [];
  const asking = credential?.displayOptions?.show?.operation ?? [];
  for (const { option, action } of operations) {
    expect([option.value, asking.includes(option.value)]).toEqual([option.value, action.auth === 'bearer']);
  }
  // n8n knows it by the name of the operation alone, whatever the resource.
  for (const { option, needsCredential } of resources.flatMap((resource) => resource.operations)) {
    expect([option.value, asking.includes(option.value)]).toEqual([option.value, needsCredential]);
  }
  expect([asking.includes('create'), asking.includes('join')]).toEqual([true, false]);
});

test('the node can be a tool of an AI agent', () => {
  expect(description.usableAsTool).toBe(true);
});

test('the API token is typed as a password, and what n8n sends to test it follows no redirect and takes any answer', () => {
  const { properties, test: connectionTest } = new AseedApi();
  expect(properties.find(({ name }) => name === 'apiToken')?.typeOptions).toEqual({ password: true });
  expect(connectionTest.request).toMatchObject({ disableFollowRedirect: true, ignoreHttpStatusErrors: true });
});

test('one room per contact leaves nothing to say about their number, and is not offered to AI agents', () => {
  const fields = named(shown('create'));
  expect(fields.get('count')?.displayOptions?.hide).toEqual({ onePerContact: [true] });
  expect(fields.get('onePerContact')?.displayOptions?.hide).toEqual({ '@tool': [true] });
  for (const name of ['contactKey', 'ifContactHasRoom'])
    expect(fields.get(name)?.displayOptions?.show).toMatchObject({ onePerContact: [true] });
});

test('what is remembered of contacts is no resource for AI agents', () => {
  const resource = description.properties.find(({ name }) => name === 'resource');
  expect(resource?.options).toContainEqual({
    name: 'Contact',
    value: 'contact',
    displayOptions: { hide: { '@tool': [true] } },
  });
});

test.each([
  ['create', 'reserves tokens'],
  ['update', 'may reserve more tokens'],
  ['get', 'reads only'],
  ['getMany', 'reads only'],
  ['checkLink', 'reads only'],
  ['cancel', 'cannot be undone'],
])('the text by which an AI agent chooses %s says that it %s', (value, words) => {
  const { operations: ofRooms = [] } = resources.find((resource) => resource.value === 'interviewRoom') ?? {};
  expect(ofRooms.find(({ option }) => option.value === value)?.option.action).toContain(words);
});
