import { randomUUID } from 'node:crypto';
import { createRoomsForOrders } from '@aseed/shared';
import { setTimeout as wait } from 'node:timers/promises';
import { crmKey } from '../../demo/crm.ts';
import { aseedClient } from '../../demo/aseedClient.ts';
import type { Stage } from '../contacts/stage.ts';
import type { Sink } from './sink.ts';
import { waitPath } from './workflows.ts';

const count = 200;
const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/**
 * One execution waits for 200 interviews, and all that runs executions is killed, once while it waits and once in the middle of a look. The first has to do no
 * harm. The second n8n survives with no execution: it has to fail and give nothing, or to say of each item that nothing is known.
 */
export async function killedWhileWaiting(stage: Stage, sink: Sink): Promise<string[]> {
  const { fake, database } = stage;
  await makeRooms(stage);
  const rooms = fake.rooms.map(({ id }, place) => ({ room_id: id, number: place + 1 }));
  await post(stage, rooms);
  const statuses = async () => {
    const rows = await database.rows(`SELECT id, mode, status FROM execution_entity ORDER BY id`);
    return rows.map(({ id, mode, status }) => `${id} ${mode} ${status}`).join(', ');
  };
  const isWaiting = async () => (await statuses()).split(', ').filter((line) => line.endsWith('waiting')).length === 2;
  await until('the execution and its inner one wait', isWaiting, 60_000);
  console.log(`  waiting: ${await statuses()}`);
  await stage.killAll();
  await stage.revive();
  console.log('  killed while it waited, and started again');
  // A third finish, a third are cancelled, the others expire; those that finish have their transcripts some seconds later.
  for (const [place, { id }] of fake.rooms.entries()) {
    if (place % 3 === 0)
      fake.play(id, 'finish', { email: `respondent-${place + 1}@example.com`, transcriptAfterMs: 1000 });
    if (place % 3 === 1) fake.play(id, 'cancel');
  }
  const looks = () => fake.requests.filter(({ operation }) => operation === 'listRooms').length;
  const before = looks();
  fake.fail('listRooms', { delayMs: 20_000 }, { times: 1 });
  await until('the second look has begun', () => looks() > before, 240_000);
  await stage.killAll();
  console.log(`  killed in the middle of a look: ${await statuses()}`);
  for (const [place, { id }] of fake.rooms.entries()) if (place % 3 === 2) fake.play(id, 'expire');
  await stage.revive();
  const status = async () => (await statuses()).split(', ')[0]?.split(' ')[2] ?? '';
  await until('the execution ends', async () => ['success', 'error', 'crashed'].includes(await status()), 420_000);
  await wait(2000);
  const end = await status();
  console.log(`  it ended with ${end}: ${tally(sink)}`);
  const problems =
    end === 'success'
      ? untruthsIn(stage, sink, ['unknown'])
      : sink.posted.length > 0
        ? ['It failed after it gave results.']
        : [];
  return problems;
}

function tally({ posted }: Sink): string {
  const outcomes = Map.groupBy(posted.map(resultIn), ({ outcome }) => String(outcome));
  return [...outcomes].map(([outcome, results]) => `${results.length} ${outcome}`).join(', ') || 'no result';
}

const resultIn = (one: unknown) => ({ ...Object(one) }) as Record<string, unknown>;

/** What is not as it has to be: each item has one result, which is its own and true, or one of those that are `allowed` in its place. */
function untruthsIn({ fake }: Stage, { posted }: Sink, allowed: readonly unknown[] = []): string[] {
  const results = posted.map(resultIn);
  const numbers = results.map(({ number }) => Number(number));
  const wrong = results.filter(({ number, room_id, outcome, transcript, respondent_email: email }) => {
    const place = Number(number) - 1;
    if (fake.rooms[place]?.id !== room_id) return true;
    if (allowed.includes(outcome)) return false;
    const wanted = ['finished', 'cancelled', 'expired'][place % 3];
    const isSaid = wanted !== 'finished' || (transcript !== '' && email === `respondent-${place + 1}@example.com`);
    return outcome !== wanted || !isSaid;
  });
  return [
    ...(new Set(numbers).size === count ? [] : [`${new Set(numbers).size} of ${count} items have a result`]),
    ...(numbers.length === new Set(numbers).size ? [] : [`${numbers.length} results were given`]),
    ...wrong.slice(0, 5).map((result) => `wrong: ${JSON.stringify(result).slice(0, 300)}`),
  ];
}

async function makeRooms({ fake }: Stage): Promise<void> {
  await createRoomsForOrders(aseedClient(fake), [{ project_id: projectId, count }], { perOrder: count, goOn: false });
}

/** Posts the rooms in another order than Aseed lists them. */
async function post({ origin }: Stage, rooms: readonly object[]): Promise<void> {
  const answer = await fetch(`${origin}/webhook/${waitPath}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [crmKey.name]: crmKey.value, 'x-request-id': randomUUID() },
    body: JSON.stringify({ rooms: rooms.toReversed() }),
  });
  if (!answer.ok) throw new Error(`The webhook answered ${answer.status}: ${await answer.text()}`);
}

async function until(what: string, isSo: () => boolean | Promise<boolean>, longestMs: number): Promise<void> {
  const deadline = Date.now() + longestMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for this: ${what}.`);
    await wait(250);
  }
}
