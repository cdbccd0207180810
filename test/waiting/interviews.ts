import { createRoomsForOrders } from '@aseed/shared';
import { setTimeout as wait } from 'node:timers/promises';
import { aseedClient } from '../../demo/aseedClient.ts';
import type { Stage } from '../contacts/stage.ts';
import type { Sink } from '../workflows/sink.ts';
import { until } from '../workflows/until.ts';

const count = 200;
const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** Makes the rooms that one execution is to wait for, and gives them numbered, in another order than Aseed lists them. */
export async function makeInterviews({ fake }: Stage): Promise<readonly object[]> {
  await createRoomsForOrders(aseedClient(fake), [{ project_id: projectId, count }], { perOrder: count, goOn: false });
  return fake.rooms.map(({ id }, place) => ({ room_id: id, number: place + 1 })).toReversed();
}

/** Lets a third finish, a third be cancelled, and the others expire. */
export function letAllEnd({ fake }: Stage): void {
  for (const [place, { id }] of fake.rooms.entries()) {
    const outcome = outcomeWanted(place);
    if (outcome === 'finished') fake.play(id, 'finish', { email: respondent(place) });
    else fake.play(id, outcome === 'cancelled' ? 'cancel' : 'expire');
  }
}

const outcomeWanted = (place: number) => ['finished', 'cancelled', 'expired'][place % 3] ?? '';
const respondent = (place: number) => `respondent-${place + 1}@example.com`;

/** Ends when the execution and the two inside it are put aside. */
export async function untilPutAside(stage: Stage): Promise<void> {
  const isSo = async () => (await statusesOf(stage)).filter((status) => status === 'waiting').length === 3;
  await until('the execution and its two inner ones wait', isSo, {
    longestMs: 60_000,
    pauseMs: 250,
  });
}

/** Waits until the execution has ended, and gives what is not as it has to be: each item has one result, which is its own. */
export async function untruthsAtTheEnd(stage: Stage, { posted }: Sink): Promise<string[]> {
  const end = async () => (await statusesOf(stage))[0] ?? '';
  await until('the execution ends', async () => ['success', 'error', 'crashed'].includes(await end()), {
    longestMs: 540_000,
    pauseMs: 250,
  });
  await wait(2000);
  const results = posted.map((one) => ({ ...Object(one) }) as Record<string, unknown>);
  const outcomes = Map.groupBy(results, ({ outcome }) => String(outcome));
  const tally = [...outcomes].map(([outcome, those]) => `${those.length} ${outcome}`).join(', ') || 'no result';
  console.log(`  it ended with ${await end()}: ${tally}`);
  const numbers = new Set(results.map(({ number }) => number));
  const wrong = results.filter((result) => !isRight(stage, result));
  return [
    ...(numbers.size === count ? [] : [`${numbers.size} of ${count} items have a result`]),
    ...(results.length === numbers.size ? [] : [`${results.length} results were given`]),
    ...wrong.slice(0, 5).map((result) => `wrong: ${JSON.stringify(result).slice(0, 300)}`),
  ];
}

function isRight({ fake }: Stage, result: Readonly<Record<string, unknown>>): boolean {
  const { number, room_id, outcome, transcript, respondent_email: email } = result;
  const place = Number(number) - 1;
  const isSaid = outcome !== 'finished' || (transcript !== '' && email === respondent(place));
  return fake.rooms[place]?.id === room_id && outcome === outcomeWanted(place) && isSaid;
}

async function statusesOf({ database }: Stage): Promise<string[]> {
  const rows = await database.rows('SELECT status FROM execution_entity ORDER BY id');
  return rows.map(({ status }) => String(status));
}
