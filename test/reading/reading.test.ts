import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { byN8n, byReader, countExpressions, readThroughN8n } from './throughN8n.ts';

const [compare, asCommonJs] = ['./compare.ts', '../faults/n8nWorkflowAsCommonJs.ts'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** In a process of its own: Jest's modules and the engines' native ones do not go together. */
test.each([
  { engine: 'vm', cases: 15 },
  { engine: 'legacy', cases: 100 },
  { engine: 'quickjs', cases: 15 },
])(
  'in the expression engine $engine, every field is as n8n reads it, and so is every error',
  async ({ engine, cases }) => {
    const args = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--import', String(asCommonJs), String(compare)];
    const { stdout } = await promisify(execFile)(process.execPath, [...args, engine, String(cases)]);
    const { engine: itsEngine, saved } = JSON.parse(stdout);
    expect(itsEngine).toBe(engine);
    expect(saved).toBeGreaterThan(0);
  },
);

const items = [{ a: 'x', b: { c: 1 } }, { a: 'y' }, { a: null, b: { c: { d: 1 } } }];

const located = (mode: string, value: string) => ({ __rl: true, mode, value, cachedResultName: 'Planning study' });

test.each([
  { what: 'fixed fields', parameters: { project_id: 'p', additionalFields: { voice: 'v', language: '' } }, asked: 0 },
  {
    what: 'plain paths to text, numbers and nothing',
    parameters: {
      project_id: '={{ $json.a }}',
      additionalFields: { voice: '={{$json["a"]}}', language: '={{ $json.none }}' },
    },
    asked: 0,
  },
  {
    what: 'a plain path to an object, and one without its middle',
    parameters: { project_id: '={{ $json.b.c }}' },
    asked: 2,
  },
  {
    what: 'one computed field beside others',
    parameters: { project_id: '={{ $json.a + "!" }}', additionalFields: { voice: '={{ $json.a }}', language: 'de' } },
    asked: 3,
  },
  {
    what: 'one computed field in the collection',
    parameters: { project_id: 'p', additionalFields: { voice: '={{ $json.a + "!" }}', language: '={{ $json.a }}' } },
    asked: 3,
  },
  { what: 'a resource locator that is set', parameters: { project_id: located('list', 'p') }, asked: 0 },
  {
    what: 'a plain path in a resource locator',
    parameters: { project_id: located('url', '={{ $json.a }}') },
    asked: 0,
  },
  {
    what: 'a computed value in a resource locator',
    parameters: { project_id: located('id', '={{ $json.a + "!" }}') },
    asked: 3,
  },
  {
    what: 'a field that speaks of those beside it',
    parameters: {
      project_id: 'p',
      additionalFields: { voice: '={{ $parameter["&language"] }}', language: '={{ $json.a }}' },
    },
    asked: 9,
  },
])('of $what, n8n computes $asked values for three items', async ({ parameters, asked }) => {
  expect(await countExpressions(() => readThroughN8n(byReader, parameters, items))).toBe(asked);
  expect(await readThroughN8n(byReader, parameters, items)).toEqual(await readThroughN8n(byN8n, parameters, items));
});

test('items next to each other with the same fields are given the same object', async () => {
  const parameters = { project_id: 'p', additionalFields: { voice: '={{ $json.a }}' } };
  const read = await readThroughN8n(byReader, parameters, [{ a: 'x' }, { a: 'x' }, { a: 'y' }]);
  const [one, same, other] = read.map((result) => ('fields' in result ? result.fields : undefined));
  expect(one).toMatchObject({ voice: 'x' });
  expect(one).toBe(same);
  expect(one).not.toBe(other);
});
