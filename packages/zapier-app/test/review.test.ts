import { actions, searches, triggers } from '../src/actions.ts';
import app from '../src/index.ts';

type Field = {
  key: string;
  label: string;
  type: string;
  helpText: string;
  choices?: { perform?: unknown };
  primary?: boolean;
};
type Sample = Record<string, unknown>;

const finding = new Set<string>(searches.map(({ key }) => key));
const starting = new Set<string>(triggers.map(({ key }) => key));
const reviewed = [...actions, ...triggers].map(({ key, display, operation }) => ({
  name: key,
  verb: starting.has(key) ? /^Triggers when / : finding.has(key) ? /^Finds / : /^(Creates|Updates|Cancels) /,
  display,
  inputs: operation.inputFields as Field[],
  outputs: operation.outputFields as Field[],
  sample: operation.sample as Sample,
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

const whereItIs: Record<string, RegExp> = {
  room_id: /^The id of the room, as .+ gave it\./,
  record_id: /^The id of the record that Aseed makes of an interview\./,
};

test.each(reviewed)(
  'D004: each ID field of $name has a list to choose from, or says where the id is found',
  ({ inputs }) => {
    for (const { key, helpText, choices } of inputs.filter((field) => field.key.endsWith('_id'))) {
      if (key === 'project_id') expect(choices?.perform).toEqual(expect.any(Function));
      else expect(helpText).toMatch(whereItIs[key] ?? 'the place of it');
    }
  },
);

test('D007: the API is reached by HTTPS', () => {
  expect(app.authentication?.fields).toContainEqual(
    expect.objectContaining({ key: 'baseUrl', default: expect.stringMatching(/^https:/) }),
  );
});

/** The keys of a sample as the fields of an output are declared: those in the elements of a list after the list's. */
function keysIn(sample: Sample): string[] {
  return Object.entries(sample).flatMap(([key, value]) =>
    Array.isArray(value) ? Object.keys((value as Sample[])[0] ?? {}).map((inner) => `${key}[]${inner}`) : [key],
  );
}

/** The values that a sample has for a declared field. */
function valuesOf(sample: Sample, key: string): unknown[] {
  const [list = '', inner] = key.split('[]');
  return inner === undefined ? [sample[list]] : (sample[list] as Sample[]).map((element) => element[inner]);
}

test.each(reviewed)(
  'D010, D023: the sample of $name has the fields that are declared, with a primary key',
  ({ outputs, sample }) => {
    expect(keysIn(sample).sort()).toEqual(outputs.map(({ key }) => key).sort());
    const primary = outputs.find((field) => field.primary);
    expect(sample[primary?.key ?? '']).toEqual(expect.any(String));
  },
);

const samples: Record<string, unknown> = {
  string: expect.stringMatching(/./),
  integer: expect.any(Number),
  number: expect.any(Number),
  boolean: expect.any(Boolean),
  datetime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
};

test.each(reviewed)(
  'D012, D024: the values in the sample of $name have the declared types, dates in ISO form',
  ({ outputs, sample }) => {
    for (const { key, type } of outputs) {
      const given = valuesOf(sample, key).filter((value) => value !== null);
      expect(given).toEqual(given.map(() => samples[type]));
      if (type === 'integer') expect(given.filter((value) => !Number.isInteger(value))).toEqual([]);
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

test.each(reviewed)('D014, D022: $name has fields that are declared once and for all', ({ inputs }) => {
  expect(inputs.length).toBeGreaterThan(0);
  expect(new Set(inputs.map(({ key }) => key)).size).toBe(inputs.length);
});

test('D028: the app drops blank fields by itself', () => {
  expect(app.flags?.cleanInputData).toBe(false);
});

test('a search that finds nothing offers no create, which would buy a room for a mistyped id', () => {
  expect([app.searchOrCreates, app.searchAndCreates]).toEqual([undefined, undefined]);
});

test.each(reviewed)('D021: $name is described as what it does', ({ display, verb }) => {
  expect(display.description).toMatch(verb);
  expect(display.description).toMatch(/\.$/);
});
