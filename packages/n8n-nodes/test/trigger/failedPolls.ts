import { faults, type Fault } from '@aseed/fake-aseed';
import { usePolling } from './usePolling.ts';

const minute = 60_000;
const { fake, polling, later, made } = usePolling();

test.each<[string, Fault]>([
  ['a fault', faults.serverError],
  ['a page of a gateway', faults.badGateway],
  ['too many requests', faults.rateLimited],
  ['a lost connection', faults.closedBefore],
])('%s at a restart is logged alone, so that the trigger is polled on, and loses nothing', async (_, fault) => {
  const [id = ''] = await made();
  const first = polling({ event: 'finished', when: 'finished' });
  await first.activate();
  later(minute);
  fake.play(id, 'finish', {});
  // A read whose connection is lost is sent once more at once.
  fake.fail('listRooms', fault, { times: fault === faults.closedBefore ? 2 : 1 });
  const restarted = polling({ event: 'finished', when: 'finished' }, { saved: first.saved });
  expect(await restarted.activate()).toEqual({ items: undefined, error: undefined });
  expect(await restarted.poll()).toMatchObject({ items: [{ id }] });
});

test.each<[string, Fault]>([
  ['an error page', faults.hugePage],
  ['cut JSON', faults.invalidJson],
  ['an empty body', faults.emptyBody],
  ['an object', faults.emptyObject],
])(
  '%s is not an empty list: it is red, at an activation where something was saved only at the next poll',
  async (_, fault) => {
    const fresh = polling({ event: 'created' });
    fake.fail('listRooms', fault, { times: 3 });
    await expect(fresh.activate()).rejects.toThrow(/Base URL|not with what its documentation promises/);
    const node = polling({ event: 'created' });
    await fake.reset();
    await node.activate();
    later(minute);
    const [id] = await made();
    fake.fail('listRooms', fault, { times: 2 });
    const restarted = polling({ event: 'created' }, { saved: node.saved });
    expect(await restarted.activate()).toEqual({ items: undefined, error: undefined });
    expect((await restarted.poll()).error?.message).toMatch(/Base URL|not with what its documentation promises/);
    expect((await restarted.poll()).items).toMatchObject([{ id }]);
  },
);

test('a token that is refused is red at the first activation, and at a restart at the poll after it', async () => {
  const wrong = { credentials: { apiToken: 'wrong', baseUrl: fake.baseUrl } };
  const sentence = 'Aseed did not accept the API token (401).';
  await expect(polling({ event: 'created' }, wrong).activate()).rejects.toThrow(sentence);
  const node = polling({ event: 'created' });
  await node.activate();
  const restarted = polling({ event: 'created' }, { ...wrong, saved: node.saved });
  expect(await restarted.activate()).toEqual({ items: undefined, error: undefined });
  expect((await restarted.poll()).error?.message).toBe(sentence);
});

test('a token that is refused after polls that went well is red at once', async () => {
  const node = polling({ event: 'created' });
  await node.activate();
  fake.fail('listRooms', { answer: { status: 401, body: { detail: 'Invalid or expired token' } } }, { times: 1 });
  expect((await node.poll()).error?.message).toBe('Aseed did not accept the API token (401).');
});

test('what passes is red from the third poll in a row on', async () => {
  const node = polling({ event: 'created' });
  await node.activate();
  fake.fail('listRooms', faults.serverError, { times: 3 });
  const errors = [await node.poll(), await node.poll(), await node.poll(), await node.poll()].map(({ error }) => error);
  expect(errors.map((error) => error?.message.includes('(500)'))).toEqual([undefined, undefined, true, undefined]);
});

test('records that cannot be asked for lose nothing', async () => {
  const [id = ''] = await made();
  const node = polling({ event: 'finished' });
  await node.activate();
  fake.play(id, 'finish', {});
  fake.fail('getRecordsMeta', faults.serverError, { times: 1 });
  expect(await node.poll()).toEqual({ items: undefined, error: undefined });
  expect((await node.poll()).items).toMatchObject([{ id, transcript_ready: true }]);
});
