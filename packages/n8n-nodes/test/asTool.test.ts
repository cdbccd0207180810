import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { nodeName, retry, runCreate, type NodeRun } from './aseedNode.ts';

const fake = useFakeAseed();

const goOn = { onError: 'continueRegularOutput' } as const;
/** As an AI agent runs it: under the type that n8n gives to nodes that are used as tools. */
const runAsTool = (run: NodeRun) => runCreate(fake, { ...run, type: 'n8n-nodes-aseed.aseedTool' });
const creates = () => fake.requests.filter(({ operation }) => operation === 'createRooms');

test('an agent gets 10 rooms at the most', async () => {
  const tooMany = await runAsTool({ parameters: { count: 11 } });
  expect(tooMany.error?.message).toBe('Number of Rooms must be a whole number from 1 to 10.');
  expect(fake.requests).toEqual([]);
  const enough = await runAsTool({ parameters: { count: 10 } });
  expect(enough.items(nodeName)).toHaveLength(10);
});

const lost: [string, Fault][] = [
  ['the connection breaks after the rooms were made', faults.closedAfter],
  ['the answer names half of the rooms', faults.fewerRooms],
  ['the answer is empty', faults.emptyObject],
];

describe.each(lost)('when %s', (_what, fault) => {
  test.each([
    ['by itself', {}],
    ['with Retry On Fail', retry],
    ['with Continue', goOn],
    ['with Retry On Fail and Continue', { ...retry, ...goOn }],
  ])('%s, the agent reads of every room, and none is made twice', async (_how, settings) => {
    fake.fail('createRooms', fault, { times: 1 });
    const finished = await runAsTool({ parameters: { count: 2 }, settings });
    const read = JSON.stringify(finished.items(nodeName).map(({ json }) => json));
    expect(creates()).toHaveLength(1);
    expect(fake.rooms).toHaveLength(2);
    for (const { id } of fake.rooms) expect(read).toContain(id);
    expect(read).toMatch(/"failed":"(Whether the rooms were created is not known|1 of 2 rooms were created)/);
    expect(finished.error).toBeUndefined();
  });
});

test('what certainly made nothing fails, so that n8n may try it again', async () => {
  fake.fail('createRooms', faults.rateLimited, { times: 1 });
  const finished = await runAsTool({ parameters: { count: 2 }, settings: retry });
  expect(finished.items(nodeName)).toHaveLength(2);
  expect(fake.rooms).toHaveLength(2);
  fake.fail('createRooms', faults.rateLimited);
  const { error } = await runAsTool({ parameters: { count: 2 } });
  expect(error?.message).toMatch(/^Aseed is receiving too many calls/);
});

test('an agent has no memory of contacts, even if the node is set to one room for each', async () => {
  const parameters = { onePerContact: true, contactKey: 'ana@example.com', ifContactHasRoom: 'leaveOut' };
  const finished = await runAsTool({ parameters });
  expect(finished.error).toBeUndefined();
  expect(finished.items(nodeName)).toHaveLength(1);
});
