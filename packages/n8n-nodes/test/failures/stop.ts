import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import type { Clock } from '@aseed/shared';
import { sleep } from 'n8n-workflow';
import { nodeName, retry, runCreate, runJoin } from '../aseedNode.ts';

/** What is not ended by Stop would go on for minutes, so that a test of it fails. */
const limits = { patienceMs: 180_000, timeoutsMs: { usual: 120_000 } };
const refusedForAMinute = {
  answer: { status: 429, headers: { 'retry-after': '60' }, body: { detail: 'Too Many Requests' } },
};
const goOn = { onError: 'continueRegularOutput' } as const;

const fake = useFakeAseed();

const sent = () => fake.requests.map(({ operation }) => operation);

/** When so many rooms are made. */
async function made(count: number): Promise<void> {
  while (fake.rooms.length < count) await sleep(5);
}

/** Limits of a node that tells when it has begun to wait: how long is partly by chance, which is asked for just before. */
function tellingWaits() {
  const waits = Promise.withResolvers<void>();
  const random = () => {
    waits.resolve();
    return 0;
  };
  return { limits: { ...limits, clock: { random } }, begun: waits.promise };
}

/** Limits of a node that tells when so many calls have their answers. No call's time is ever over. */
function tellingAnswers() {
  let answered = 0;
  const within: Clock['within'] = async (_ms, work) => {
    const answer = await work(new AbortController().signal);
    answered += 1;
    return answer;
  };
  return {
    limits: { ...limits, clock: { within } },
    answers: async (count: number) => {
      while (answered < count) await sleep(5);
    },
  };
}

test.each([
  ['', {}],
  [' and Retry On Fail', retry],
  [' and Continue On Fail', goOn],
])('Stop during a wait that Aseed asked for%s ends the run, and nothing more is sent', async (_with, settings) => {
  fake.fail('createRooms', refusedForAMinute);
  const { limits: telling, begun } = tellingWaits();
  const { run } = await runCreate(fake, { parameters: { count: 2 }, limits: telling, settings, stopWhen: begun });
  const [task] = run.data.resultData.runData[nodeName] ?? [];
  const told = task?.error?.message ?? task?.data?.main?.[0]?.[0]?.json.error;
  expect(told).toBe('The run was stopped before this was done.');
  expect(sent()).toEqual(['createRooms']);
});

test('Stop during a wait before a join ends the run too', async () => {
  fake.fail('joinRoom', refusedForAMinute);
  const parameters = { invite_link: 'Xk3v9Q', email: 'ana@example.com' };
  const { limits: telling, begun } = tellingWaits();
  const { error } = await runJoin(fake, { parameters, limits: telling, stopWhen: begun });
  expect(error?.message).toBe('The run was stopped before this was done.');
  expect(sent()).toEqual(['joinRoom']);
});

test.each([
  ['', {}],
  [' and Retry On Fail', retry],
])(
  'Stop while a create is under way%s ends the run; nothing is repeated, and the error says what is not known',
  async (_with, settings) => {
    fake.fail('createRooms', faults.silentAfter, { times: 1 });
    const parameters = { count: 2, options: { ifOutcomeUnknown: 'useFound' } };
    const { error } = await runCreate(fake, { parameters, limits, settings, stopWhen: made(2) });
    expect(error?.message).toBe(
      'Whether the rooms were created is not known: the call was sent, but the run was stopped while it waited for the answer.',
    );
    expect(error?.description).toContain(
      'Look in Aseed for rooms made just now. Running it again asks for all rooms once more.',
    );
    expect(sent()).toEqual(['createRooms']);
    expect(fake.rooms).toHaveLength(2);
  },
);

// The engine's record. n8n's server saves a stopped execution as it was before the node that was running.
test.each([1, 4])(
  'Stop during the second call, %i at once: the rooms of the first are named in the error of the node',
  async (callsAtOnce) => {
    fake.fail('createRooms', faults.silentAfter, { skip: 1, times: 1 });
    const allMade = callsAtOnce === 1 ? 200 : 250;
    const { limits: telling, answers } = tellingAnswers();
    const { run } = await runCreate(fake, {
      parameters: { count: 250, options: { callsAtOnce } },
      limits: telling,
      stopWhen: Promise.all([made(allMade), answers(callsAtOnce === 1 ? 1 : 2)]),
    });
    const [task] = run.data.resultData.runData[nodeName] ?? [];
    const description = task?.error && 'description' in task.error ? String(task.error.description) : '';
    const received = callsAtOnce === 1 ? 100 : 150;
    expect(task?.error?.message).toMatch(new RegExp(`^${received} of 250 rooms were created\\. Whether the others`));
    expect(fake.rooms.filter(({ id }) => description.includes(id))).toHaveLength(received);
    expect(description).toContain('Running it again asks for all rooms once more.');
    expect(description).not.toMatch(/https?:/);
    expect(fake.rooms).toHaveLength(allMade);
  },
);

test('Stop during the second call with Continue On Fail: the rooms of the first are the items of the node', async () => {
  fake.fail('createRooms', faults.silentAfter, { skip: 1, times: 1 });
  const items = Array.from({ length: 150 }, (_, place) => ({ email: `contact${place}@example.com` }));
  const finished = await runCreate(fake, { items, limits, settings: goOn, stopWhen: made(150) });
  const given = finished.items(nodeName);
  expect(given.map(({ json }) => json.id).slice(0, 100)).toEqual(fake.rooms.slice(0, 100).map(({ id }) => id));
  expect(given.slice(100).every(({ json }) => /^Whether the rooms were/.test(String(json.error)))).toBe(true);
  expect(finished.run.status).toBe('canceled');
  expect(sent()).toEqual(['createRooms', 'createRooms']);
});
