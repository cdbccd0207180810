import { startFakeAseed, type FakeAseed } from '@aseed/fake-aseed';
import { runWorkflow } from './engine.ts';
import { Aseed } from '../nodes/Aseed/Aseed.node.ts';

let fake: FakeAseed;
beforeAll(async () => {
  fake = await startFakeAseed();
});
afterAll(() => fake.close());
beforeEach(() => fake.reset());

test('makes a room an item', async () => {
  const finished = await runWorkflow({
    items: [{ email: 'a@example.com' }, { email: 'b@example.com' }],
    nodes: [
      {
        name: 'Aseed',
        type: 'n8n-nodes-aseed.aseed',
        parameters: {
          resource: 'interviewRoom',
          operation: 'create',
          project_id: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
          count: 1,
        },
      },
    ],
    nodeTypes: { 'n8n-nodes-aseed.aseed': new Aseed() },
    credentials: { apiToken: fake.apiToken, baseUrl: fake.baseUrl },
  });
  expect(finished.error).toBeUndefined();
  expect(finished.items('Aseed')).toHaveLength(2);
});
