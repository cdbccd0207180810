import { createRooms, type Input } from '@aseed/shared';
import type { INodeProperties } from 'n8n-workflow';
import { AseedApi } from '../credentials/AseedApi.credentials.ts';
import { Aseed, operations } from '../nodes/Aseed/Aseed.node.ts';
import { fieldsFor } from '../nodes/Aseed/fields.ts';

const { description } = new Aseed();
const shown = (operation: string) =>
  description.properties.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation));
const flattened = (fields: INodeProperties[]): INodeProperties[] =>
  fields.flatMap((field) => [
    field,
    ...(field.type === 'collection' ? flattened(field.options as INodeProperties[]) : []),
  ]);
const named = (fields: INodeProperties[]) => new Map(flattened(fields).map((field) => [field.name, field]));

test.each(operations)('$option.name offers every input of its endpoint, saved under its key', ({ option, action }) => {
  const fields = named(shown(option.value));
  for (const [key, input] of Object.entries(action.inputs)) {
    expect(fields.get(key)).toMatchObject({ displayName: input.label, placeholder: `e.g. ${input.example}` });
  }
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
