import { createRoomsForOrders } from '@aseed/shared';
import { setTimeout as wait } from 'node:timers/promises';
import { crmKey } from '../../demo/crm.ts';
import { aseedClient } from '../../demo/aseedClient.ts';
import type { Stage } from '../contacts/stage.ts';
import type { Sink } from '../workflows/sink.ts';
import { waitPath } from './workflows.ts';

const count = 200;
const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** In which moment n8n is killed: between two looks, or in the middle of one. */
export const moments = ['pauses', 'looks'] as const;

/**
 * One execution waits for 200 interviews, and all that runs executions is killed once. While it pauses that has to do no harm: each item has its own
 * result in the end. In the middle of a look n8n lets no execution survive: it has to fail and give nothing, or to say of each item that nothing is known.
 */
export async function killedWhileWaiting(
  stage: Stage,
  sink: Sink,
  moment: (typeof moments)[number],
): Promise<string[]> {
  const { fake, database } = stage;
  await makeRooms(stage);
  await post(
    stage,
    fake.rooms.map(({ id }, place) => ({ room_id: id, number: place + 1 })),
  );
  const statuses = async () => {
    const rows = await database.rows('SELECT status FROM execution_entity ORDER BY id');
    return rows.map(({ status }) => String(status));
  };
  const isWaiting = async () => (await statuses()).filter((status) => status === 'waiting').length === 2;
  await until('the execution and its inner one wait', isWaiting, 60_000);
  if (moment === 'looks') await untilLook(stage);
  await stage.killAll();
  letAllEnd(stage);
  await stage.revive();
  const end = async () => (await statuses())[0] ?? '';
  await until('the execution ends', async () => ['success', 'error', 'crashed'].includes(await end()), 420_000);
  await wait(2000);
  console.log(`  it ended with ${await end()}: ${tally(sink)}`);
  if (moment === 'pauses') return untruthsIn(stage, sink, resultWanted);
  if ((await end()) === 'success') return untruthsIn(stage, sink, () => 'unknown');
  return sink.posted.length > 0 ? ['It failed after it gave results.'] : [];
}

/** Lets a third finish, a third be cancelled, and the others expire. */
function letAllEnd({ fake }: Stage): void {
  for (const [place, { id }] of fake.rooms.entries()) {
    const outcome = resultWanted(place);
    if (outcome === 'finished') fake.play(id, 'finish', { email: respondent(place) });
    else fake.play(id, outcome === 'cancelled' ? 'cancel' : 'expire');
  }
}

const resultWanted = (place: number) => ['finished', 'cancelled', 'expired'][place % 3] ?? '';
const respondent = (place: number) => `respondent-${place + 1}@example.com`;

/** Ends in the middle of the next look, which would take another 20 seconds. */
async function untilLook({ fake }: Stage): Promise<void> {
  const looks = () => fake.requests.filter(({ operation }) => operation === 'listRooms').length;
  const before = looks();
  fake.fail('listRooms', { delayMs: 20_000 }, { times: 1 });
  await until('the next look has begun', () => looks() > before, 240_000);
}

function tally({ posted }: Sink): string {
  const outcomes = Map.groupBy(posted.map(resultIn), ({ outcome }) => String(outcome));
  return [...outcomes].map(([outcome, results]) => `${results.length} ${outcome}`).join(', ') || 'no result';
}

const resultIn = (one: unknown) => ({ ...Object(one) }) as Record<string, unknown>;

/** What is not as it has to be: each item has one result, which is its own, and with the outcome that is wanted at its place. */
function untruthsIn({ fake }: Stage, { posted }: Sink, wanted: (place: number) => string): string[] {
  const results = posted.map(resultIn);
  const numbers = results.map(({ number }) => Number(number));
  const isRight = ({ number, room_id, outcome, transcript, respondent_email: email }: Record<string, unknown>) => {
    const place = Number(number) - 1;
    const isSaid = outcome !== 'finished' || (transcript !== '' && email === respondent(place));
    return fake.rooms[place]?.id === room_id && outcome === wanted(place) && isSaid;
  };
  const wrong = results.filter((result) => !isRight(result));
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
    headers: { 'content-type': 'application/json', [crmKey.name]: crmKey.value },
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
