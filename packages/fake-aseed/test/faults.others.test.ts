import { faults, type Operation } from '../src/index.ts';
import { useFakeAseed } from '../src/useFakeAseed.ts';
import { callsOf } from './callsOf.ts';
import { contractAccepts } from './contractAccepts.ts';

const fake = useFakeAseed();
const calls = callsOf(fake);

beforeEach(async () => {
  await calls.create();
  await calls.create();
  fake.play(fake.rooms[0]?.id ?? '', 'finish');
});

const recordId = () => fake.records[0]?.id ?? '';

/** The operations that answer neither several rooms nor a join. */
const calling = {
  getRoom: () => calls.get(fake.rooms[0]?.id),
  updateRoom: () => calls.update(fake.rooms[1]?.id),
  checkLink: () => calls.check(fake.rooms[0]?.access_token),
  listProjects: () => calls.projects(),
  getRecord: () => calls.record(recordId()),
  getRecordsMeta: () => calls.recordsMeta(recordId()),
} satisfies Partial<Record<Operation, () => Promise<unknown>>>;

const operations = Object.keys(calling) as (keyof typeof calling)[];

async function answered(operation: keyof typeof calling, fault: keyof typeof faults) {
  fake.fail(operation, faults[fault], { times: 1 });
  const { status, body } = await calling[operation]();
  expect(status).toBe(200);
  return { body, isAccepted: contractAccepts[operation](body) };
}

describe.each(operations)('%s', (operation) => {
  test.each(['lacksRequired', 'nullForString', 'emptyObject'] as const)(
    'answers something else than the contract says with %s',
    async (fault) => expect((await answered(operation, fault)).isAccepted).toBe(false),
  );

  test.each([
    ['lacksOptional', ''],
    ['unknownFields', 'curious'],
    ['hugeBody', 'x'.repeat(5_000_000)],
  ] as const)('keeps to the contract with %s', async (fault, more) => {
    const { body, isAccepted } = await answered(operation, fault);
    expect(isAccepted).toBe(true);
    // Jest would print all of it.
    expect(JSON.stringify(body).includes(more)).toBe(true);
  });

  test('answers as usual when the fault is over', async () => {
    await answered(operation, 'lacksRequired');
    expect(contractAccepts[operation]((await calling[operation]()).body)).toBe(true);
  });
});

test('lacksOptional takes away what a room, a check, a project or a record may lack', async () => {
  const shortened = await Promise.all(
    operations.map(async (operation) => {
      const usual = JSON.stringify((await calling[operation]()).body);
      const { body } = await answered(operation, 'lacksOptional');
      return JSON.stringify(body).length < usual.length ? operation : undefined;
    }),
  );
  expect(shortened.filter(Boolean)).toEqual(['getRoom', 'updateRoom', 'checkLink', 'listProjects', 'getRecord']);
});

test('a cancellation happens although the connection closes without an answer', async () => {
  fake.fail('cancelRoom', faults.closedAfter, { times: 1 });
  await expect(calls.cancel(fake.rooms[1]?.id)).rejects.toThrow('fetch failed');
  expect(fake.rooms[1]?.status).toBe('cancelled');
});
