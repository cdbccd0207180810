import { useFakeAseed } from '@aseed/fake-aseed/jest';
import {
  AseedError,
  callOnce,
  createRoomsForOrders,
  endpoints,
  failureFrom,
  failureOfAll,
  machineTime,
  mostRooms,
  valueOrError,
  type Client,
  type Endpoint,
  type Failure,
  type Inputs,
  type Words,
} from '@aseed/shared';
import { axiosTransport } from '@aseed/shared/axios';
import { operations } from '../../packages/n8n-nodes/nodes/Aseed/Aseed.node.ts';
import { n8nWords } from '../../packages/n8n-nodes/nodes/Aseed/words.ts';
import { runOperation } from '../../packages/n8n-nodes/test/aseedNode.ts';
import { actions } from '../../packages/zapier-app/src/actions.ts';
import { zapierWords } from '../../packages/zapier-app/src/words.ts';
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

/** The plain client's answer, or the sentences of its failure in the words of a product. */
async function inClient({ endpoint }: Tried, row: Row, words: Words): Promise<unknown> {
  if (!endpoint.spends) {
    const given = await valueOrError(() => callOnce(plain(), endpoint, row));
    return given instanceof AseedError ? textOf(failureFrom(given, words)) : given;
  }
  const created = await createRoomsForOrders(plain(), [row], { perOrder: mostRooms.perCall, goOn: false });
  const failure = failureOfAll(created, words);
  return failure ? textOf(failure) : created;
}

const textOf = ({ message, details }: Failure) => `${message} ${details}`;

/** n8n evaluates what begins with "=" and checks its required fields itself, so each value comes from the item. */
async function inN8n({ endpoint }: Tried, row: Row) {
  const operation = operations.find((candidate) => candidate.action.name === endpoint.name);
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
  for (const { action } of operations) expect(names).toContain(action.name);
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
  expect(await sentBy(() => inClient(of, row, n8nWords))).toEqual(fromN8n);
});

/** A bound differs between the products, and is named with its number. */
const withoutBound = (sentence: string) => sentence.replace(/(?<=Number of Rooms .*)from 1 to [\d,]+/, 'within bounds');

test.each(table('bad'))(
  "$name $row is refused with the same sentences, each product's words filled in, and sends nothing",
  async ({ of, row }) => {
    const { error } = await inN8n(of, row);
    const { name, message } = await failureOf(inZapier(of, row));
    expect(name).toBe('AppError');
    expect(await inClient(of, row, zapierWords)).toBe(message);
    const inN8nWords = String(await inClient(of, row, n8nWords));
    expect(withoutBound(`${error?.message} ${error?.description}`)).toBe(withoutBound(inN8nWords));
    expect(fake.requests).toEqual([]);
  },
);
