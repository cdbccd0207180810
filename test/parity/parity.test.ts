import { useFakeAseed } from '@aseed/fake-aseed/jest';
import {
  AseedError,
  callOnce,
  createRoomsForOrders,
  endpoints,
  failureOfAll,
  machineTime,
  mostRooms,
  valueOrError,
  type Client,
  type Endpoint,
  type Inputs,
} from '@aseed/shared';
import { axiosTransport } from '@aseed/shared/axios';
import { operations } from '../../packages/n8n-nodes/nodes/Aseed/Aseed.node.ts';
import { runOperation } from '../../packages/n8n-nodes/test/aseedNode.ts';
import { actions } from '../../packages/zapier-app/src/actions.ts';
import { failureOf, runAction } from '../../packages/zapier-app/test/zap.ts';
import { rows, zapierKeysWithout, type EndpointRows, type Row } from './rows.ts';

const fake = useFakeAseed();

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

/** What can be tried with the rows of an endpoint. */
interface Tried extends EndpointRows {
  readonly endpoint: Endpoint;
}

const tried: Tried[] = endpoints.flatMap((endpoint) => {
  const ofEndpoint = rows[endpoint.name];
  return ofEndpoint ? [{ endpoint, ...ofEndpoint }] : [];
});

const plain = (): Client => ({
  transport: axiosTransport,
  connection: { apiToken: fake.apiToken, baseUrl: fake.baseUrl },
  timeoutsMs: { usual: 60_000 },
  patienceMs: 0,
  clock: { ...machineTime, sleep: async () => undefined },
});

/** The plain client's answer, or the sentences of its failure. */
async function inClient({ endpoint }: Tried, row: Row): Promise<unknown> {
  if (!endpoint.spends) {
    const given = await valueOrError(() => callOnce(plain(), endpoint, row));
    return given instanceof AseedError ? `${given.message} ${given.hint}` : given;
  }
  const created = await createRoomsForOrders(plain(), [row], { perOrder: mostRooms.perCall, goOn: false });
  const failure = failureOfAll(created, true);
  return failure ? `${failure.message} ${failure.hint}` : created;
}

/** n8n evaluates what begins with "=" and checks its required fields itself, so each value comes from the item. */
async function inN8n({ endpoint }: Tried, row: Row) {
  const operation = operations.find((candidate) => candidate.endpoint.name === endpoint.name);
  if (!operation) throw new Error(`The node has no operation for ${endpoint.name}.`);
  const inputs: Inputs = endpoint.inputs;
  const isMain = (key: string) => inputs[key]?.required === true || inputs[key]?.default !== undefined;
  const expressions = (keys: string[]) =>
    Object.fromEntries(keys.map((key) => [key, `={{ $json[${JSON.stringify(key)}] }}`]));
  const parameters = {
    ...expressions(Object.keys(inputs).filter(isMain)),
    additionalFields: expressions(Object.keys(row).filter((key) => !isMain(key))),
  };
  return runOperation(fake, operation, { items: [{ ...row }], parameters });
}

const inZapier = ({ zapier }: Tried, row: Row) => runAction(zapier, fake, row);

const table = (kind: 'good' | 'bad') =>
  tried.flatMap((of) => of[kind].map((row) => ({ name: of.endpoint.name, of, row })));

test('what n8n and Zapier offer has rows here', () => {
  const names = new Set(tried.map(({ endpoint }) => endpoint.name));
  for (const { endpoint } of operations) expect(names).toContain(endpoint.name);
  const keys = [...tried.map(({ zapier }) => zapier), ...zapierKeysWithout];
  expect(actions.map(({ key }): string => key).sort()).toEqual(keys.sort());
});

test('the table has at least 40 rows', () => {
  expect(table('good').length + table('bad').length).toBeGreaterThanOrEqual(40);
});

test.each(table('good'))('$name $row sends the same bytes from n8n, Zapier and the client', async ({ of, row }) => {
  const fromN8n = await sentBy(() => inN8n(of, row));
  expect(fromN8n).toHaveLength(1);
  expect(await sentBy(() => inZapier(of, row).catch(() => undefined))).toEqual(fromN8n);
  expect(await sentBy(() => inClient(of, row))).toEqual(fromN8n);
});

/** A bound differs between the products, and is named with its number. */
const withoutBound = (sentence: string) => sentence.replace(/(?<=Number of Rooms .*)from 1 to [\d,]+/, 'within bounds');

test.each(table('bad'))('$name $row is refused with the same sentences, and sends nothing', async ({ of, row }) => {
  const { error } = await inN8n(of, row);
  const { name, message } = await failureOf(inZapier(of, row));
  expect(withoutBound(message)).toBe(withoutBound(`${error?.message} ${error?.description}`));
  expect(name).toBe('AppError');
  expect(await inClient(of, row)).toBe(message);
  expect(fake.requests).toEqual([]);
});
