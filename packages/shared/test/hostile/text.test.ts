import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { listRooms } from '../../src/api/listRooms.ts';
import { callOnce } from '../../src/sending/doForEach.ts';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { clientOf, projectId } from '../clientOf.ts';

const fake = useFakeAseed();

const create = (fields: object) =>
  createRoomsForOrders(clientOf(fake), [{ project_id: projectId, ...fields }], { perOrder: 10_000, goOn: false });

test.each(
  [
    '{{bundle.inputData.x}}',
    '{{process.env.PATH}}',
    '{{ $json.x }}',
    '={{ $json.x }}',
    '{{{{{x}}}}}',
    '{ {x} }',
    '{"a":{"b":{}}}',
    '"quoted" \'text\' \\ \\u007b\\u007b \\"',
    '<script>alert(1)</script>',
    '${x} $& $1 %s %7B%7B',
    'line\nbreak\r\ntab\tand\u2028separators\u2029\u0085',
    'control\u0007\u001b[31m\u007f',
    '🙂'.repeat(1000),
    '__proto__',
    'x'.repeat(100_000),
    '{{'.repeat(50_000),
  ].map((text) => ({ name: JSON.stringify(text.slice(0, 30)), text })),
)('$name reaches Aseed unchanged, as topics, voice, language and provider', async ({ text }) => {
  const fields = { topics_for_respondent: text, voice: text, language: text, realtime_provider: text };
  const { results } = await create(fields);
  expect(fake.rooms).toHaveLength(1);
  expect(fake.rooms[0]).toMatchObject(fields);
  expect(results).toEqual([{ asked: 1, rooms: fake.rooms }]);
  expect(fake.requests.map(({ body }) => body.includes('{{'))).toEqual([false]);
});

test.each(['half \ud83d of a pair \udc00 twice', 'null\u0000'])(
  'of %j, which would be made and then fail every later listing, Aseed gets what it can store',
  async (text) => {
    const { results } = await create({ topics_for_respondent: text });
    expect(results).toEqual([{ asked: 1, rooms: fake.rooms }]);
    expect(fake.rooms).toMatchObject([{ topics_for_respondent: text.replace(/\p{Cs}|\0/gu, '') }]);
    expect(await callOnce(clientOf(fake), listRooms, { status: `pend\ud83ding\0` })).toEqual(fake.rooms);
  },
);

test.each(['a b&status=c#d', '%00%2e', '🙂', 'a\r\nb', '{{bundle.authData.apiToken}}'])(
  'listing by the status %j asks for exactly that',
  async (status) => {
    expect(await callOnce(clientOf(fake), listRooms, { status })).toEqual([]);
    const [{ path = '' } = {}] = fake.requests;
    expect([...new URL(path, fake.origin).searchParams]).toEqual([['status', status]]);
  },
);

const other = '4d90c3cc-0d44-4b50-8888-8dd25736052a';

test.each([
  `${projectId}, ${other}`,
  `${projectId},${other}`,
  `${projectId}\n${other}`,
  `${projectId} ${other}`,
  `https://app.aseed.ai/${projectId}/rooms/${other}`,
  [projectId],
  { id: projectId },
])('the project %j is refused with an example of one, and nothing is sent', async (project_id) => {
  const { results } = await create({ project_id });
  expect(results.map(({ rooms, error }) => [rooms, error?.field, error?.message])).toEqual([
    [[], 'project_id', 'Project must be an id of 32 hexadecimal digits, such as 3c90c3cc-0d44-4b50-8888-8dd25736052a.'],
  ]);
  expect(fake.requests).toEqual([]);
});
