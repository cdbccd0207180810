import { useFakeAseed } from '@aseed/fake-aseed/jest';
import {
  AseedError,
  createRoomsForOrders,
  failureFrom,
  failureOfAll,
  mostRooms,
  valueOrError,
  type Failure,
  type Words,
} from '@aseed/shared';
import { operations } from '../../packages/n8n-nodes/nodes/Aseed/Aseed.node.ts';
import { askedFor } from '../../packages/n8n-nodes/nodes/Aseed/asked.ts';
import type { AseedOperation } from '../../packages/n8n-nodes/nodes/Aseed/operation.ts';
import { n8nWords } from '../../packages/n8n-nodes/nodes/Aseed/words.ts';
import { runOperation } from '../../packages/n8n-nodes/test/aseedNode.ts';
import { actions } from '../../packages/zapier-app/src/actions.ts';
import { zapierWords } from '../../packages/zapier-app/src/words.ts';
import { failureOf, runAction } from '../../packages/zapier-app/test/zap.ts';
import { plainClient } from './plainClient.ts';
import { rows, zapierKeysWithout, type ActionRows, type Row } from './rows.ts';
import { sentBy } from './sentBy.ts';

const fake = useFakeAseed();

/** What reached the server while something ran, which knew nothing of what ran before. */
async function sentAnew(work: () => Promise<unknown>) {
  await fake.reset();
  return sentBy(fake, work);
}

/** The plain client's answer, or the sentences of its failure in the words of a product. */
async function inClient({ run }: ActionRows, row: Row, words: Words): Promise<unknown> {
  if (run) {
    const given = await valueOrError(() => run(plainClient(fake), row));
    return given instanceof AseedError ? textOf(failureFrom(given, words)) : given;
  }
  const created = await createRoomsForOrders(plainClient(fake), [row], { perOrder: mostRooms.perCall, goOn: false });
  const failure = failureOfAll(created, words);
  return failure ? textOf(failure) : created;
}

const textOf = ({ message, details }: Failure) => `${message} ${details}`;

/** n8n evaluates what begins with "=" and checks its required fields itself, so each value comes from the item. */
async function inN8n({ action }: ActionRows, row: Row) {
  const operation = operations.find((candidate) => candidate.action.name === action.name);
  if (!operation) throw new Error(`The node has no operation for ${action.name}.`);
  const { inputs } = operation.action;
  const expressionFor = (key: string) => `={{ $json[${JSON.stringify(key)}] }}`;
  const parameters: Record<string, object | string> = {};
  const others: Record<string, object | string> = {};
  for (const { name, inputs: ways, first } of askedFor(inputs)) {
    const key = Object.keys(ways).find((way) => way in row) ?? name;
    const isMain = first.required || first.default !== undefined || first.oneOf !== undefined;
    const value = first.oneOf ? { __rl: true, mode: key, value: expressionFor(key) } : expressionFor(key);
    if (isMain) parameters[name] = value;
    else if (key in row) others[key] = value;
  }
  const given = { ...parameters, ...(inputs.returnAll && { returnAll: true }), [collectionOf(operation)]: others };
  return runOperation(fake, operation, { items: [{ ...row }], parameters: given });
}

/** Where an operation has the fields that need not be filled in. */
function collectionOf({ fields }: AseedOperation): string {
  return fields.some(({ name }) => name === 'filters') ? 'filters' : 'additionalFields';
}

const inZapier = (zapier: string, row: Row) => runAction(zapier, fake, row);

const table = (kind: 'good' | 'bad') =>
  rows.flatMap((of) => of[kind].map((row) => ({ name: of.action.name, of, row })));

test('what n8n and Zapier offer has rows here', () => {
  const names = new Set(rows.map(({ action }) => action.name));
  for (const { action } of operations) expect(names).toContain(action.name);
  const keys = [...rows.flatMap(({ zapier }) => zapier ?? []), ...zapierKeysWithout];
  expect(actions.map(({ key }): string => key).sort()).toEqual(keys.sort());
});

test('the table has at least 40 rows', () => {
  expect(table('good').length + table('bad').length).toBeGreaterThanOrEqual(40);
});

test.each(table('good'))('$name $row sends the same bytes from n8n, Zapier and the client', async ({ of, row }) => {
  const fromN8n = await sentAnew(() => inN8n(of, row));
  expect(fromN8n).toHaveLength(1);
  const { zapier } = of;
  if (zapier) expect(await sentAnew(() => inZapier(zapier, row).catch(() => undefined))).toEqual(fromN8n);
  expect(await sentAnew(() => inClient(of, row, n8nWords))).toEqual(fromN8n);
});

/** A bound differs between the products, and is named with its number. */
const withoutBound = (sentence: string) => sentence.replace(/(?<=Number of Rooms .*)from 1 to [\d,]+/, 'within bounds');

test.each(table('bad'))(
  "$name $row is refused with the same sentences, each product's words filled in, and sends nothing",
  async ({ of, row }) => {
    const { error } = await inN8n(of, row);
    if (of.zapier) {
      const { name, message } = await failureOf(inZapier(of.zapier, row));
      expect(name).toBe('AppError');
      expect(await inClient(of, row, zapierWords)).toBe(message);
    }
    const inN8nWords = String(await inClient(of, row, n8nWords));
    expect(withoutBound(`${error?.message} ${error?.description}`)).toBe(withoutBound(inN8nWords));
    expect(fake.requests).toEqual([]);
  },
);
