import { setTimeout as wait } from 'node:timers/promises';
import { createRoomsForOrders } from '@aseed/shared';
import { aseedClient } from '../../demo/aseedClient.ts';
import { takeOwner } from '../../demo/n8nServer.ts';
import type { Stage } from '../contacts/stage.ts';
import { signIn } from '../e2e/signIn.ts';
import type { Sink } from '../workflows/sink.ts';
import { until } from '../workflows/until.ts';
import { createdName } from './workflows.ts';

const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
const longestMs = 180_000;

/** How long after a poll n8n is killed, in milliseconds. The poll at its start counts as one, so that it may be killed as soon as it is back. */
const killsAfterMs = [0, 50, 300, 2000];

/** What came of an n8n that is killed just after polls. */
interface Told {
  readonly wanted: number;
  readonly lost: number;
  readonly twice: number;
  /** Of those that were not delivered, the ones that an execution has which died with n8n: it shows that as crashed, and a person can retry it. */
  readonly crashed: number;
}

/** Makes rooms before polls, and kills n8n just after some of them. Counts the rooms that were never told, and those told twice. */
export async function killedBetweenPolls(stage: Stage, sink: Sink): Promise<Told> {
  const { fake } = stage;
  const polls = () => fake.requests.filter(({ operation }) => operation === 'listRooms').length;
  await publishAnew(stage);
  // The activation polls once, perhaps only after it has answered. With durable cursors, what is remembered is kept from the poll after it.
  const published = polls();
  await until('the second poll after the activation', () => polls() >= published + 2, { longestMs });
  await wait(2000);
  for (const killAfterMs of killsAfterMs) {
    await makeRooms(stage, 20);
    const before = polls();
    await until('the next poll', () => polls() > before, { longestMs });
    await wait(killAfterMs);
    await stage.killAll();
    await makeRooms(stage, 5);
    await stage.revive();
  }
  const before = polls();
  await until('two more polls', () => polls() >= before + 2, { longestMs });
  await wait(2000);
  await until('what has begun has ended', async () => (await dataOf(stage, 'running')).length === 0);
  const died = (await dataOf(stage, 'crashed')).join();
  const told = sink.posted.map((one) => String(one && typeof one === 'object' && 'event_id' in one && one.event_id));
  const wanted = fake.rooms.map(({ id }) => `${id}:created`);
  const missing = wanted.filter((id) => !told.includes(id));
  return {
    wanted: wanted.length,
    lost: missing.filter((id) => !died.includes(id)).length,
    twice: told.length - new Set(told).size,
    crashed: missing.filter((id) => died.includes(id)).length,
  };
}

/** What n8n keeps of the executions that stand so. */
async function dataOf({ database }: Stage, status: 'crashed' | 'running'): Promise<string[]> {
  const rows = await database.rows(
    `SELECT data FROM execution_data JOIN execution_entity ON id = "executionId" WHERE status = '${status}'`,
  );
  return rows.map(({ data }) => String(data));
}

/** Publishes the workflow as a person does in the editor, after which n8n keeps what its first poll remembers. */
async function publishAnew({ origin }: Stage): Promise<void> {
  const login = await takeOwner(origin);
  if (!login) throw new Error('n8n has an owner already.');
  const signed = await signIn({ origin, login });
  const path = `/workflows/test-${createdName}`;
  const { versionId } = (await signed.rest('GET', path)) as { versionId: string };
  await signed.rest('POST', `${path}/deactivate`);
  await signed.rest('POST', `${path}/activate`, { versionId });
}

async function makeRooms({ fake }: Stage, count: number): Promise<void> {
  await createRoomsForOrders(aseedClient(fake), [{ project_id: projectId, count }], { perOrder: count, goOn: false });
}
