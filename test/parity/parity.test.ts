import { startFakeAseed, type FakeAseed } from '@aseed/fake-aseed';
import { createRoomsForOrders, failureOfAll, join, mostRooms, type Client } from '@aseed/shared';
import { axiosTransport } from '@aseed/shared/axios';
import { runCreate, runJoin } from '../../packages/n8n-nodes/test/aseedNode.ts';
import { perform as zapierCreate } from '../../packages/zapier-app/src/creates/createRooms.ts';
import { perform as zapierJoin } from '../../packages/zapier-app/src/creates/joinRoom.ts';
import { failureOf, run } from '../../packages/zapier-app/test/zap.ts';
import { rows, type Row } from './rows.ts';

let fake: FakeAseed;
beforeAll(async () => {
  fake = await startFakeAseed();
});
afterAll(() => fake.close());
beforeEach(() => fake.reset());

type Sent = { method: string; path: string; body: string; authorization: unknown }[];

/** What reached the server while something ran. */
async function sentBy(work: () => Promise<unknown>): Promise<Sent> {
  await fake.reset();
  await work();
  return fake.requests.map(({ method, path, body, headers }) => ({
    method,
    path,
    body,
    authorization: headers.authorization,
  }));
}

const main = ['project_id', 'count', 'invite_link', 'email'];
const plain = (): Client => ({
  transport: axiosTransport,
  connection: { apiToken: fake.apiToken, baseUrl: fake.baseUrl },
  timeoutsMs: { createRooms: 5000, joinRoom: 5000, listRooms: 5000 },
  patienceMs: 0,
  sleep: async () => undefined,
});

/** n8n evaluates what begins with "=" and checks its required fields itself, so each value comes from the item. */
function inN8n(row: Row) {
  const expressions = (keys: string[]) =>
    Object.fromEntries(keys.map((key) => [key, `={{ $json[${JSON.stringify(key)}] }}`]));
  const additional = Object.keys(row).filter((key) => !main.includes(key));
  return { items: [{ ...row }], parameters: { ...expressions(main), additionalFields: expressions(additional) } };
}

const products = {
  create: {
    n8n: (row: Row) => runCreate(fake, inN8n(row)),
    zapier: (row: Row) => run(zapierCreate, fake, row),
    client: (row: Row) => createRoomsForOrders(plain(), [row], { perOrder: mostRooms.perCall, goOn: false }),
  },
  join: {
    n8n: (row: Row) => runJoin(fake, inN8n(row)),
    zapier: (row: Row) => run(zapierJoin, fake, row).catch(() => undefined),
    client: (row: Row) => join(plain(), row).catch(() => undefined),
  },
};

const table = (kind: 'good' | 'bad') =>
  (['create', 'join'] as const).flatMap((operation) => rows[operation][kind].map((row) => ({ operation, row })));

test('the table has at least 40 rows', () => {
  expect(table('good').length + table('bad').length).toBeGreaterThanOrEqual(40);
});

test.each(table('good'))(
  '$operation $row sends the same bytes from n8n, Zapier and the client',
  async ({ operation, row }) => {
    const { n8n, zapier, client } = products[operation];
    const fromN8n = await sentBy(() => n8n(row));
    expect(fromN8n).toHaveLength(1);
    expect(await sentBy(() => zapier(row))).toEqual(fromN8n);
    expect(await sentBy(() => client(row))).toEqual(fromN8n);
  },
);

/** A bound differs between the products, and is named with its number. */
const withoutBound = (sentence: string) => sentence.replace(/from 1 to [\d,]+/, 'within bounds');

test.each(table('bad'))(
  '$operation $row is refused with the same sentences, and sends nothing',
  async ({ operation, row }) => {
    const { error } = await products[operation].n8n(row);
    const inZapier = await failureOf(
      operation === 'create' ? run(zapierCreate, fake, row) : run(zapierJoin, fake, row),
    );
    expect(withoutBound(inZapier.message)).toBe(withoutBound(`${error?.message} ${error?.description}`));
    expect(inZapier.name).toBe('AppError');
    expect(await refusalOfClient(operation, row)).toBe(inZapier.message);
    expect(fake.requests).toEqual([]);
  },
);

async function refusalOfClient(operation: 'create' | 'join', row: Row): Promise<string> {
  if (operation === 'join') {
    return join(plain(), row).then(
      () => 'joined',
      ({ message, hint }: { message: string; hint: string }) => `${message} ${hint}`,
    );
  }
  const failure = failureOfAll(await products.create.client(row), true);
  return `${failure?.message} ${failure?.hint}`;
}
