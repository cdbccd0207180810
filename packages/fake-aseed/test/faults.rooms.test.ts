import { faults, startFakeAseed } from '../src/index.ts';
import { useFakeAseed } from '../src/useFakeAseed.ts';
import { callsOf, projectId } from './callsOf.ts';
import { contractAccepts } from './contractAccepts.ts';

const fake = useFakeAseed();
const calls = callsOf(fake);

test.each([
  ['fewerRooms', 1, 1, 0],
  ['fewerRooms', 2, 2, 1],
  ['fewerRooms', 5, 5, 2],
  ['fewerMade', 1, 0, 0],
  ['fewerMade', 5, 4, 4],
  ['moreRooms', 1, 2, 2],
  ['moreRooms', 100, 101, 101],
] as const)('%s: of %i rooms, %i are made and %i answered', async (fault, count, made, answered) => {
  fake.fail('createRooms', faults[fault]);
  const { status, body } = await calls.create({ project_id: projectId, count });
  expect(fake.rooms).toHaveLength(made);
  expect({ status, body }).toEqual({ status: 200, body: { rooms: fake.rooms.slice(0, answered) } });
  expect(contractAccepts.createRooms(body)).toBe(true);
});

test('fewerRooms leaves half of a listing out; what concerns making leaves it as it is', async () => {
  await calls.create({ project_id: projectId, count: 3 });
  for (const fault of ['fewerRooms', 'fewerMade', 'moreRooms'] as const)
    fake.fail('listRooms', faults[fault], { times: 1 });
  const listed = [await calls.list(), await calls.list(), await calls.list()];
  expect(listed.map(({ body }) => body)).toEqual([fake.rooms.slice(0, 1), fake.rooms, fake.rooms]);
});

test('an empty listing stays as it is, whatever happens to its rooms', async () => {
  for (const fault of ['fewerRooms', 'lacksLink', 'unknownFields', 'hugeBody'] as const) {
    fake.fail('listRooms', faults[fault], { times: 1 });
    expect(await calls.list()).toMatchObject({ status: 200, body: [] });
  }
});

test.each([
  ['emptyBody', ''],
  ['emptyObject', '{}'],
] as const)('%s answers nothing of what was made, with a 200', async (fault, text) => {
  fake.fail('createRooms', faults[fault]);
  const answer = await calls.fetchCreate(2);
  const type = answer.headers.get('content-type');
  expect([answer.status, type, await answer.text()]).toEqual([200, 'application/json; charset=utf-8', text]);
  expect(fake.rooms).toHaveLength(2);
});

test('invalidJson breaks off in the middle of what was made, with a 200', async () => {
  fake.fail('createRooms', faults.invalidJson);
  const answer = await calls.fetchCreate(2);
  const text = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  expect(fake.rooms).toHaveLength(2);
  expect(text.length).toBeGreaterThan(100);
  expect(JSON.stringify({ rooms: fake.rooms }).startsWith(text)).toBe(true);
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
});

test('a fault can be made from the proper answer', async () => {
  fake.fail('createRooms', { alter: (proper) => ({ ...proper, status: 201, headers: { 'x-seen': 'yes' } }) });
  const answer = await calls.fetchCreate();
  expect([answer.status, answer.headers.get('x-seen')]).toEqual([201, 'yes']);
  expect(await answer.json()).toEqual({ rooms: fake.rooms });
});

test('what is really made is what is paid for', async () => {
  const poor = await startFakeAseed({ affordableRooms: 3 });
  const { create } = callsOf(poor);
  poor.fail('createRooms', faults.moreRooms, { times: 1 });
  const statuses = [(await create()).status, (await create({ project_id: projectId, count: 2 })).status];
  await poor.close();
  expect([statuses, poor.rooms.length]).toEqual([[200, 402], 2]);
});
