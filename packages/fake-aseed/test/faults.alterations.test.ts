import { faults } from '../src/index.ts';
import { useFakeAseed } from '../src/useFakeAseed.ts';
import { callsOf, projectId } from './callsOf.ts';
import { contractAccepts } from './contractAccepts.ts';

const fake = useFakeAseed();
const calls = callsOf(fake);

const count = 3;

/** The calls whose answers hold something to change. */
const calling = {
  createRooms: () => calls.create({ project_id: projectId, count }),
  listRooms: () => calls.list(),
  joinRoom: () => calls.join(fake.rooms[0]?.access_token),
};

/** What an operation answers with a fault, and without it: the rooms that were made, or a join. */
async function answers(operation: keyof typeof calling, fault: keyof typeof faults) {
  if (operation !== 'createRooms') await calls.create({ project_id: projectId, count });
  const call = calling[operation];
  fake.fail(operation, faults[fault], { times: 1 });
  const { status, type, body } = await call();
  expect([status, type]).toEqual([200, 'application/json; charset=utf-8']);
  const rooms = JSON.parse(JSON.stringify(fake.rooms)) as unknown;
  const proper = operation === 'joinRoom' ? (await call()).body : operation === 'listRooms' ? rooms : { rooms };
  return { body, proper };
}

/** The values that are answered, as a list: the rooms or the join. */
function items(body: unknown): Record<string, unknown>[] {
  const held = typeof body === 'object' && body !== null && 'rooms' in body ? body.rooms : body;
  return [held].flat().map((item) => Object(item) as Record<string, unknown>);
}

test.each([
  ['createRooms', 'lacksOptional', 'expires_at', true],
  ['listRooms', 'lacksOptional', 'expires_at', true],
  ['createRooms', 'lacksRequired', 'access_token', false],
  ['listRooms', 'lacksRequired', 'access_token', false],
  ['joinRoom', 'lacksRequired', 'url', false],
  ['createRooms', 'lacksLink', 'url', false],
  ['listRooms', 'lacksLink', 'url', false],
] as const)('%s with %s is without %s', async (operation, fault, field, isAccepted) => {
  const { body, proper } = await answers(operation, fault);
  const expected = items(proper).map(({ [field]: _taken, ...others }) => others);
  expect(items(body).map((item) => ({ ...item, ...('token' in item && { token: expected[0]?.token }) }))).toEqual(
    expected,
  );
  expect(contractAccepts[operation](body)).toBe(isAccepted);
  expect(fake.rooms).toHaveLength(3);
});

test.each([
  ['createRooms', 'room_name'],
  ['listRooms', 'room_name'],
  ['joinRoom', 'token'],
] as const)('%s with nullForString has null for %s', async (operation, field) => {
  const { body, proper } = await answers(operation, 'nullForString');
  expect(items(body)).toEqual(items(proper).map((item) => ({ ...item, [field]: null })));
  expect(contractAccepts[operation](body)).toBe(false);
});

test.each(['createRooms', 'listRooms', 'joinRoom'] as const)(
  '%s with unknownFields or hugeBody has more, which the contract accepts',
  async (operation) => {
    const unknown = await answers(operation, 'unknownFields');
    for (const [index, item] of items(unknown.body).entries()) {
      const more = { mood: 'curious', recording: { state: 'none', parts: [1, 2] } };
      expect(item).toEqual({ ...items(unknown.proper)[index], ...more, ...('token' in item && { token: item.token }) });
    }
    expect(contractAccepts[operation](unknown.body)).toBe(true);
    await fake.reset();
    const { body, proper } = await answers(operation, 'hugeBody');
    const [{ padding, ...first } = {}, ...others] = items(body);
    expect(String(padding).length).toBeGreaterThan(5_000_000);
    expect(Object.keys(first)).toEqual(Object.keys(items(proper)[0] ?? {}));
    expect(others).toEqual(items(proper).slice(1));
    expect(contractAccepts[operation](body)).toBe(true);
  },
);

test.each(['fewerRooms', 'lacksOptional', 'lacksLink', 'fewerMade', 'moreRooms'] as const)(
  'a join stays as it is with %s',
  async (fault) => {
    const { body } = await answers('joinRoom', fault);
    expect(contractAccepts.joinRoom(body)).toBe(true);
    expect(Object.keys(items(body)[0] ?? {})).toEqual(['token', 'url', 'room_name', 'max_duration_minutes']);
  },
);

test.each(['fewerRooms', 'lacksRequired', 'unknownFields', 'hugeBody', 'invalidJson'] as const)(
  'a refusal stays as it is with %s',
  async (fault) => {
    fake.fail('createRooms', faults[fault]);
    expect(await calls.create(undefined, 'wrong')).toMatchObject({
      status: 401,
      body: { detail: 'Invalid or expired token' },
    });
  },
);
