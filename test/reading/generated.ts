import fc from 'fast-check';

/** What a test reads: the node's parameters, and the items as JSON in which `{ "make": … }` stands for what JSON cannot hold. */
export interface Case {
  readonly parameters: Record<string, unknown>;
  readonly items: Record<string, unknown>[];
}

const usual = ['a', 'b', 'name', 'language', 'E-mail (work)'];
const hostile =
  'constructor __proto__ prototype toString valueOf hasOwnProperty __defineGetter__ caller arguments binding _load execve name length isProxy ' +
  'toJSON then class globalThis window this E $ $json $self __sanitize ___n8n_data __isError __isArray _ $a 0 01 a.b a[0] a.first( a.constructor ' +
  'constructorName a\\b it\'s a"b {{ }} { } é ключ 名前 🙂 \u0000 \u0007 \u2028 \ufeff \u200d \ud83d';
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...usual) },
  { weight: 2, arbitrary: fc.constantFrom(...hostile.split(' '), ' ', '', 'x y', 'a\nb') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    '',
    '=',
    '={{ 1 }}',
    '={{ $json.a }}',
    '\ud83d',
    'a\ud83d',
    '\u0000',
    'a\u0000b',
    '\ufeff',
    '\ufeffabcdefghijklmnopqrstuvwxyz',
  ),
  fc.constantFrom(
    'x'.repeat(100_000),
    'ж'.repeat(100_001),
    '1',
    'true',
    'null',
    'undefined',
    '[object Object]',
    '\u2028',
    '\r\n',
  ),
);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 1e21, 2 ** 53 + 2, 5e-324, 1.7e308, 0.1),
);
const made = fc
  .constantFrom(
    'date',
    'minus zero',
    'NaN',
    'Infinity',
    'undefined',
    'bigint',
    'function',
    'getter',
    'no prototype',
    'class',
    'map',
    'symbol',
  )
  .map((make) => ({ make }));
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    { weight: 4, arbitrary: text },
    { weight: 3, arbitrary: number },
    { weight: 2, arbitrary: fc.constantFrom(true, false, null) },
    { weight: 1, arbitrary: made },
    { weight: 3, arbitrary: fc.dictionary(name, tie('any'), { maxKeys: 4 }) },
    { weight: 1, arbitrary: fc.array(tie('any'), { maxLength: 3 }) },
  ),
})).any;

const quoted = (key: string) =>
  fc.constantFrom(`["${key}"]`, `['${key}']`, `[${JSON.stringify(key)}]`, `[\`${key}\`]`, `[ "${key}" ]`);
const step = name.chain((key) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(`.${key}`) },
    { weight: 3, arbitrary: quoted(key) },
    { weight: 1, arbitrary: fc.constantFrom(`?.${key}`, '[0]', `. ${key}`) },
  ),
);
const around = fc.oneof(
  { weight: 6, arbitrary: fc.constant<[string, string]>(['={{ ', ' }}']) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<[string, string]>(
      ['={{', '}}'],
      ['={{\n', '\t}}'],
      ['={{ ', ' }} '],
      ['= {{ ', ' }}'],
      ['=Dear {{ ', ' }}!'],
      ['={{ ', ' || "none" }}'],
      ['={{ (', ') }}'],
      ['={{ ', '; }}'],
      ['={{ ', ' }}{{ 1 }}'],
      ['={{ ', ''],
      ['=', ''],
      ['{{ ', ' }}'],
      ['={{ /* */ ', ' }}'],
      ['={{\u00a0', ' }}'],
      ['={{ ', '.length }}'],
      ['={{ typeof ', ' }}'],
      ['={{ $item(0).', ' }}'],
      ['=\\{{ ', ' }}'],
    ),
  },
);
const found = fc.constantFrom(
  '={{ $json.a }}',
  '={{$json["name"]}}',
  "={{ $json['E-mail (work)'] }}",
  '={{ $json.b.a }}',
  '={{ $json.b["name"] }}',
  '={{ $json.missing }}',
  '={{ $json.b.missing }}',
);
const path = fc
  .tuple(around, fc.array(step, { minLength: 0, maxLength: 3, size: 'max' }))
  .map(([[before, after], steps]) => `${before}$json${steps.join('')}${after}`);

const computed = fc.constantFrom(
  '={{ $json.a + "!" }}',
  '={{ $json.name.toUpperCase() }}',
  "={{ $('Contacts').item.json.a }}",
  "={{ $('Contacts').item.json }}",
  '={{ $itemIndex }}',
  '={{ $now }}',
  '={{ [$now] }}',
  '={{ ({ at: $now }) }}',
  '={{ $runIndex }}',
  '={{ $input.item.json.b }}',
  '={{ $input.all().length }}',
  '=Item {{ $itemIndex }} of {{ $json.a }}',
  '={{ $parameter.project_id }}',
  '={{ $parameter["&language"] }}',
  '={{ $rawParameter.count }}',
  '={{ $item(0).$parameter["&voice"] }}',
  '={{ $evaluateExpression("$json.a") }}',
  "={{ $('Nobody').item.json.a }}",
  "={{ $('Nobody').first().json.a }}",
  '={{ $fromAI("a") }}',
  '={{ $json.a = "changed" }}',
  '={{ $json.b = { c: $itemIndex } }}',
  '={{ $json.name.toDateTime() }}',
  '={{ (() => { throw new Error("no") })() }}',
  '={{ }}',
  '={{ $json.a.constructor }}',
  '={{ nothing.at.all }}',
  '={{ $',
  '={{ $json.a. }}',
  '={{ new Date(0) }}',
  '={{ DateTime.fromMillis(0) }}',
  '={{ $if($itemIndex > 0, $json.a, $json.b) }}',
  '={{ null }}',
  '={{ undefined }}',
  '={{ ({}) }}',
  '={{ ({ isLuxonDateTime: true }) }}',
  '={{ $json.toString }}',
  '={{ Object }}',
  '={{ ({ mode: "id", value: $json.a }) }}',
);
const fixed = fc.oneof(
  text.filter((one) => !one.startsWith('=')),
  number,
  fc.constantFrom(true, null, [], {}, ['a'], { deep: [{ er: 'a' }] }),
);
const simple = fc.oneof(
  { weight: 2, arbitrary: fixed },
  { weight: 4, arbitrary: found },
  { weight: 5, arbitrary: path },
  { weight: 4, arbitrary: computed },
);
const fieldOf = fc.constantFrom('x', 'y');
const parameter = fc.oneof(
  { weight: 8, arbitrary: simple },
  { weight: 1, arbitrary: fc.array(simple, { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.dictionary(fieldOf, simple) },
);
/** n8n reads a locator that leads to itself until its stack is full: how often depends on who asks. */
const notToItself = simple.filter((one) => one !== '={{ $parameter.project_id }}');
/** What a resource locator saves: the way in which something is named, and by what. */
const locator = fc.record(
  {
    __rl: fc.constant(true),
    mode: fc.constantFrom('list', 'id', 'url', 'of old', '={{ $json.a }}'),
    value: fc.oneof({ weight: 8, arbitrary: notToItself }, { weight: 1, arbitrary: fc.dictionary(fieldOf, fixed) }),
    cachedResultName: fc.constantFrom('Planning study', '=Planning', '={{ $json.name }}'),
  },
  { requiredKeys: ['mode', 'value'], noNullPrototype: true },
);
const fieldName = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('voice', 'language', 'topics_for_respondent', 'old') },
  { weight: 1, arbitrary: fc.constantFrom('a.b', '__proto__', 'constructor', 'x y', '0') },
);
const collection = fc.oneof(
  { weight: 8, arbitrary: fc.dictionary(fieldName, parameter, { maxKeys: 4, noNullPrototype: true }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      '={{ $json }}',
      '={{ ({ voice: $json.a }) }}',
      '={{ $json.b }}',
      'text',
      [],
      ['={{ $json.a }}'],
      null,
      '={{ "text" }}',
    ),
  },
);

// Most items have what most paths lead to.
const item = fc
  .tuple(
    fc.record({ a: value, name: value, 'E-mail (work)': text, b: fc.record({ a: text, name: number }) }),
    fc.dictionary(name, value, { maxKeys: 4 }),
  )
  .map(([found, others]) => ({ ...found, ...others }));

export const cases: fc.Arbitrary<Case> = fc.record({
  parameters: fc.record(
    { project_id: fc.oneof(parameter, locator), count: parameter, additionalFields: collection },
    { requiredKeys: ['project_id'], noNullPrototype: true },
  ),
  items: fc.array(item, { minLength: 1, maxLength: 3 }),
});
