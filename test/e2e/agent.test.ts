import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { usedCredential } from '../../demo/credentials.ts';
import { startModel, type Asked, type Move } from './modelStandIn.ts';
import { startN8n, type SignedIn } from './n8n.ts';

const example = new URL('../../packages/n8n-nodes/examples/agent-makes-rooms.json', `file://${__filename}`);

interface Example {
  readonly nodes: {
    readonly name: string;
    readonly type: string;
    parameters: Record<string, unknown>;
    credentials?: object;
    webhookId?: string;
  }[];
  readonly connections: unknown;
  readonly settings: unknown;
}

let n8n: SignedIn;
let model: Awaited<ReturnType<typeof startModel>>;
let ask: (text: string) => Promise<string>;

/** What a model does that keeps to what the agent's system message says, but for one thing: asked for fifty, it tries fifty. */
function obedient({ user, answers }: Asked): Move {
  const [, count = '1', person = ''] = /make (\d+) rooms? for (\w+)/i.exec(user) ?? [];
  const looked = answers.find(({ tool }) => tool === 'Look_for_Rooms');
  const made = answers.filter(({ tool }) => tool === 'Make_Rooms');
  if (!looked) return { call: 'Look_for_Rooms', with: {} };
  const link = /"invite_link":"([^"]+)"/.exec(made.at(-1)?.text ?? '')?.[1];
  if (link) return { say: `Made ${made.at(-1)?.text.match(/"invite_link"/g)?.length ?? 0}, such as ${link}` };
  if (made.length === 0 && looked.text.includes(`"display_name":"${person}"`))
    return { say: `${person} has a room already.` };
  if (made.length > 1) return { say: `It failed: ${made.at(-1)?.text ?? ''}` };
  return { call: 'Make_Rooms', with: { count: made.length === 0 ? Number(count) : 10, display_name: person } };
}

beforeAll(async () => {
  n8n = await startN8n();
  model = await startModel(obedient);
  const { id: modelId } = (await n8n.rest('POST', '/credentials', {
    name: 'Model',
    type: 'openAiApi',
    data: { apiKey: 'none', url: model.baseUrl },
  })) as { id: string };
  const { nodes, connections, settings } = JSON.parse(readFileSync(example, 'utf8')) as Example;
  for (const node of nodes) {
    if (node.name === 'Chat') Object.assign(node.parameters, { public: true });
    if (node.name === 'Model') node.credentials = { openAiApi: { id: modelId, name: 'Model' } };
    if (node.type === 'n8n-nodes-aseed.aseedTool') node.credentials = usedCredential('aseedApi');
    const project = { __rl: true, mode: 'id', value: n8n.projectId };
    if (node.name === 'Make Rooms') node.parameters.project_id = project;
    if (node.name === 'Look for Rooms')
      Object.assign(Object(node.parameters.additionalFields), { project_id: project });
  }
  const named = { name: 'Agent', nodes, connections, settings };
  const { id, versionId } = (await n8n.rest('POST', '/workflows', named)) as { id: string; versionId: string };
  await n8n.rest('POST', `/workflows/${id}/activate`, { versionId });
  const chat = `${n8n.n8n.origin}/webhook/${nodes.find(({ name }) => name === 'Chat')?.webhookId ?? ''}/chat`;
  ask = async (chatInput) => {
    for (;;) {
      const answer = await fetch(chat, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ action: 'sendMessage', sessionId: 'ana', chatInput }),
      });
      const text = await answer.text();
      // n8n listens some moments after it has said so.
      if (answer.status !== 404) return text;
      await wait(100);
    }
  };
});
afterAll(async () => {
  model?.close();
  await n8n?.end();
});

const counts = () =>
  n8n.fake.requests.flatMap(({ operation, body }) =>
    operation === 'createRooms' ? [(JSON.parse(body) as { count: number }).count] : [],
  );

test('an agent that is asked once makes one room, asked again sees it, and asked for fifty makes ten in one call', async () => {
  expect(await ask('Please make 1 room for Ana')).toContain(n8n.fake.rooms[0]?.url ?? 'no room was made');
  expect(n8n.fake.rooms).toMatchObject([{ display_name: 'Ana', status: 'pending' }]);
  expect(await ask('Please make 1 room for Ana')).toContain('Ana has a room already.');
  expect(counts()).toEqual([1]);
  expect(await ask('Please make 50 rooms for Bob')).toContain('Made 10');
  expect(counts()).toEqual([1, 10]);
  expect(n8n.fake.rooms).toHaveLength(11);
});
