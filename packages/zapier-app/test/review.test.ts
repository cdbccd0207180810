import { actions, searches } from '../src/actions.ts';
import app from '../src/index.ts';

type Field = { key: string; label: string; type: string; helpText: string; primary?: boolean };

const reviewed = actions.map(({ key, display, operation }) => ({
  name: key,
  verb: searches.some((search) => search.key === key) ? 'Finds' : 'Creates',
  display,
  inputs: operation.inputFields as Field[],
  outputs: operation.outputFields as Field[],
  sample: operation.sample as Record<string, string | number | null | undefined>,
}));
const authentication = app.authentication;
const authFields = (authentication?.fields ?? []) as Field[];

test.each(reviewed)('D001: $name asks for no key or password', ({ inputs }) => {
  for (const { key, type } of inputs) {
    expect(key).not.toMatch(/token|secret|password|api_?key/i);
    expect(type).not.toBe('password');
  }
});

test('D002: the help of the API token links to where it is found', () => {
  expect(authFields.find(({ key }) => key === 'apiToken')?.helpText).toMatch(/\]\(https:\/\//);
});

test('D003: the connection label is what the connection test gives, which is the name that the user chose', () => {
  expect(authentication?.connectionLabel).toBe('{{label}}');
});

test.each(reviewed)(
  'D004: $name says where the id in each ID field is found, as there is no list to choose from',
  ({ inputs }) => {
    for (const { key, helpText } of inputs.filter((field) => field.key.endsWith('_id'))) {
      const whereItIs = expect.stringMatching(key === 'project_id' ? /in its address in Aseed/ : /that .+ gives/);
      expect({ key, helpText }).toEqual({ key, helpText: whereItIs });
    }
  },
);

test('D007: the API is reached by HTTPS', () => {
  expect(app.authentication?.fields).toContainEqual(
    expect.objectContaining({ key: 'baseUrl', default: expect.stringMatching(/^https:/) }),
  );
});

test.each(reviewed)(
  'D010, D023: the sample of $name has the fields that are declared, with a primary key',
  ({ outputs, sample }) => {
    const flat = outputs.filter(({ key }) => !key.includes('[]'));
    expect(Object.keys(sample).filter((key) => key !== 'rooms')).toEqual(flat.map(({ key }) => key));
    const primary = outputs.find((field) => field.primary);
    expect(sample[primary?.key ?? '']).toEqual(expect.any(String));
  },
);

test.each(reviewed)(
  'D012, D024: the values in the sample of $name have the declared types, dates in ISO form',
  ({ outputs, sample }) => {
    const examples = { string: /./, integer: /^\d+$/, datetime: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/ };
    for (const { key, type } of outputs) {
      const value = sample[key];
      if (value !== undefined && value !== null) {
        expect(String(value)).toMatch(examples[type as keyof typeof examples]);
        expect(typeof value).toBe(type === 'integer' ? 'number' : 'string');
      }
    }
  },
);

test.each(reviewed)('D011: no help text of $name repeats its label', ({ inputs }) => {
  for (const { label, helpText } of inputs) expect(helpText.toLowerCase()).not.toBe(`${label.toLowerCase()}.`);
});

test.each(reviewed)('D018: the labels of $name are in title case', ({ display, inputs, outputs }) => {
  const small = /^(a|an|and|at|by|for|in|of|on|or|the|to|with)$/;
  for (const label of [display?.label ?? '', ...[...inputs, ...outputs].map((field) => field.label)]) {
    for (const word of label.split(/[\s(]+/)) expect(word).toMatch(small.test(word) ? small : /^[^a-z]/);
  }
});

test.each(reviewed)('D021: $name is described as what it does', ({ display, verb }) => {
  expect(display.description).toMatch(new RegExp(`^${verb} .+\\.$`));
});
