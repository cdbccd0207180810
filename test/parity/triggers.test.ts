import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { NodeOperationError } from 'n8n-workflow';
import { AseedError, doOnce, failureFrom, recentEvents, valueOrError, type EventKind, type Words } from '@aseed/shared';
import { wordsOfPoll } from '../../packages/n8n-nodes/nodes/Aseed/words.ts';
import { madeRooms, located, projectId } from '../../packages/n8n-nodes/test/aseedNode.ts';
import { trigger } from '../../packages/n8n-nodes/test/pollingTrigger.ts';
import { triggers } from '../../packages/zapier-app/src/actions.ts';
import { zapierWords } from '../../packages/zapier-app/src/words.ts';
import { pollTrigger, type TriggerKey } from '../../packages/zapier-app/test/pollTrigger.ts';
import { failureOf } from '../../packages/zapier-app/test/zap.ts';
import { plainClient } from './plainClient.ts';
import { sentBy } from './sentBy.ts';

const fake = useFakeAseed();

/** What both products can be set to tell of: the event, n8n's settings for it, and Zapier's trigger. */
const both = [
  ['created', { event: 'created' }, 'new_room'],
  ['finished', { event: 'finished', when: 'finished' }, 'interview_finished'],
  ['ready', { event: 'finished', when: 'ready' }, 'new_transcript'],
] as const satisfies readonly (readonly [EventKind, object, TriggerKey])[];

test('each trigger of Zapier has its row here', () => {
  expect(both.map(([, , key]): string => key).sort()).toEqual(triggers.map(({ key }) => key).sort());
});

const set = (project: string) => ({ simplify: false, project_id: located('id', project) });

test.each(both)('%s: n8n and Zapier ask for the same bytes and tell the same', async (kind, parameters, key) => {
  const node = trigger(fake, { ...parameters, ...set(projectId) }, { id: `parity ${kind}` });
  await node.activate();
  const rooms = await madeRooms(fake, 3);
  // Of several records, each product asks for another one first, by chance.
  for (const { id } of rooms.slice(0, 1)) fake.play(id, 'finish', {});
  let fromN8n: readonly object[] = [];
  let fromZapier: readonly object[] = [];
  const sent = await sentBy(fake, async () => {
    fromN8n = (await node.poll()).items ?? [];
  });
  const project_id = projectId;
  expect(
    await sentBy(fake, async () => {
      fromZapier = await pollTrigger(fake, key, { project_id });
    }),
  ).toEqual(sent);
  expect(await sentBy(fake, () => doOnce(plainClient(fake), recentEvents(kind), { project_id }))).toEqual(sent);
  expect(fromN8n).toHaveLength(kind === 'created' ? 3 : 1);
  // In n8n the id is the room's. In Zapier it is the event's, since Zapier tells events apart by it.
  const asInZapier = fromN8n.map((item) => ({ ...item, room_id: 'id' in item && item.id, id: eventId(item) }));
  expect(new Set(fromZapier)).toEqual(new Set(asInZapier));
});

const eventId = (item: object) => ('event_id' in item ? item.event_id : undefined);

test.each(both)('%s: a project that is none is refused with the same sentence', async (kind, parameters, key) => {
  const node = trigger(fake, { ...parameters, ...set('={{ "abc" }}') }, { id: `refused ${kind}` });
  const inN8n: unknown = await node.activate().catch((error: unknown) => error);
  const { message } = await failureOf(pollTrigger(fake, key, { project_id: 'abc' }));
  expect(message).toBe(await refusal(kind, zapierWords));
  if (!(inN8n instanceof NodeOperationError)) throw new Error('n8n did not refuse it.');
  expect(`${inN8n.message} ${inN8n.description}`).toBe(await refusal(kind, wordsOfPoll));
  expect(fake.requests).toEqual([]);
});

async function refusal(kind: EventKind, words: Words): Promise<string> {
  const refused = await valueOrError(() => doOnce(plainClient(fake), recentEvents(kind), { project_id: 'abc' }));
  if (!(refused instanceof AseedError)) throw new Error('The core did not refuse it.');
  const { message, details } = failureFrom(refused, words);
  return `${message} ${details}`;
}
