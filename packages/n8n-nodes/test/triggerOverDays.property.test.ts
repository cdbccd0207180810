import { dice, failSometimes, letDaysPass } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import type { PollingNode } from '@aseed/n8n-engine';
import { madeRooms } from './aseedNode.ts';
import { trigger } from './pollingTrigger.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const clock = { nowMs: Date.parse('2026-11-10T09:00:00Z') };
const fake = useFakeAseed({ now: () => clock.nowMs });

const kinds = [
  { event: 'created' },
  { event: 'joined' },
  { event: 'finished', when: 'finished' },
  { event: 'finished', when: 'ready' },
  { event: 'expiring', days: 2 },
  { event: 'expired' },
];

test('over twelve days, a thousand rooms, failing polls, cut lists and restarts, each thing is told exactly once', async () => {
  const roll = dice(7);
  const told = kinds.map((): string[] => []);
  let nodes = kinds.map((parameters, index) => trigger(fake, parameters, { id: `days ${index}` }));
  const polled = async (pollOf: (node: PollingNode) => ReturnType<PollingNode['poll']>, before = () => {}) => {
    for (const [index, node] of nodes.entries()) {
      before();
      const { items = [] } = await pollOf(node);
      told[index]?.push(...items.map(({ event_id }) => String(event_id)));
    }
  };
  for (const node of nodes) await node.activate();
  clock.nowMs += minute;
  await letDaysPass(fake, {
    ...{ days: 12, looks: 100, rooms: 1000, clock, roll },
    makeRooms: (count) => madeRooms(fake, count),
    look: async () => {
      const mayFail = () => failSometimes(fake, roll);
      if (roll() >= 0.1) return polled((node) => node.poll(), mayFail);
      // What was not saved is lost with the process.
      nodes = nodes.map((node, index) =>
        trigger(fake, kinds[index] ?? {}, { id: `days ${index} ${clock.nowMs}`, saved: node.saved }),
      );
      return polled((node) => node.activate(), mayFail);
    },
  });
  // What has no transcript is given up after a day.
  clock.nowMs += 1.1 * day;
  for (let looks = 0; looks < 12; looks += 1) await polled((node) => node.poll());
  const rooms = fake.rooms;
  const [created, joined, finished, ready, expiring, expired] = told.map((ids) =>
    ids.map((id) => id.split(':')[0]).sort(),
  );
  const idsOf = (those: typeof rooms) => those.map(({ id }) => id).sort();
  expect(created).toEqual(idsOf(rooms));
  expect(joined).toEqual(idsOf(rooms.filter(({ respondent_email }) => respondent_email)));
  expect(finished).toEqual(idsOf(rooms.filter(({ finished_at }) => finished_at)));
  expect(ready).toEqual(finished);
  expect(expired).toEqual(
    idsOf(rooms.filter((room) => !room.respondent_email && Date.parse(room.expires_at ?? '') < clock.nowMs)),
  );
  // Who comes within the last two days was still expected when they began.
  expect(new Set(expiring).size).toBe(expiring?.length);
  expect(expiring).toEqual(expect.arrayContaining(expired ?? []));
});
