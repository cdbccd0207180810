import { faults } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import type { PollingNode } from '@aseed/n8n-engine';
import { madeRooms } from './aseedNode.ts';
import { trigger } from './pollingTrigger.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const startMs = Date.parse('2026-11-10T09:00:00Z');
let nowMs = startMs;
const fake = useFakeAseed({ now: () => nowMs });

/** A row of numbers from 0 to 1 that is the same in each run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const kinds = [
  { event: 'created' },
  { event: 'joined' },
  { event: 'finished', when: 'finished' },
  { event: 'finished', when: 'ready' },
  { event: 'expiring', days: 2 },
  { event: 'expired' },
];

const badLists = [
  faults.serverError,
  faults.badGateway,
  faults.hugePage,
  faults.invalidJson,
  faults.closedBefore,
  faults.rateLimited,
  faults.fewerRooms,
];

interface Happening {
  readonly atMs: number;
  readonly happen: () => void;
}

/** What becomes of a thousand rooms: some respondents come, some only at the last moment, some leave no transcript. */
function livesOf(ids: readonly string[], roll: () => number): Happening[] {
  return ids.flatMap((id) => {
    if (roll() < 0.3) return [];
    const joinMs = nowMs + Math.floor(roll() * 7 * day * 0.99);
    const transcriptAfterMs = roll() < 0.1 ? 'never' : Math.floor(roll() * 3 * hour);
    return [
      { atMs: joinMs, happen: () => void fake.play(id, 'join', {}) },
      {
        atMs: joinMs + Math.floor(roll() * hour),
        happen: () => void fake.play(id, 'finish', { transcriptAfterMs }),
      },
    ] as const;
  });
}

test('over twelve days, a thousand rooms, failing polls, cut lists and restarts, each thing is told exactly once', async () => {
  const roll = dice(7);
  const told = kinds.map((): string[] => []);
  let nodes = kinds.map((parameters, index) => trigger(fake, parameters, { id: `days ${index}` }));
  const polled = async (pollOf: (node: PollingNode) => ReturnType<PollingNode['poll']>) => {
    for (const [index, node] of nodes.entries()) {
      if (roll() < 0.2) fake.fail('listRooms', badLists[Math.floor(roll() * badLists.length)] ?? {}, { times: 1 });
      if (roll() < 0.05) fake.fail('getRecordsMeta', faults.serverError, { times: 1 });
      const { items = [] } = await pollOf(node);
      told[index]?.push(...items.map(({ event_id }) => String(event_id)));
    }
  };
  for (const node of nodes) await node.activate();
  nowMs += minute;
  const happenings: Happening[] = [];
  let left = 1000;
  while (nowMs < startMs + 12 * day) {
    if (left > 0 && roll() < 0.5) {
      const count = Math.min(left, 1 + Math.floor(roll() * 40));
      happenings.push(
        ...livesOf(
          (await madeRooms(fake, count)).map(({ id }) => id),
          roll,
        ),
      );
      left -= count;
    }
    const untilMs = nowMs + Math.floor(minute + roll() * 6 * hour);
    for (const { atMs, happen } of happenings
      .filter(({ atMs }) => atMs > nowMs && atMs <= untilMs)
      .sort((a, b) => a.atMs - b.atMs)) {
      nowMs = atMs;
      happen();
    }
    nowMs = untilMs;
    if (roll() < 0.1) {
      // What was not saved is lost with the process.
      nodes = nodes.map((node, index) =>
        trigger(fake, kinds[index] ?? {}, { id: `days ${index} ${nowMs}`, saved: node.saved }),
      );
      await polled((node) => node.activate());
    } else await polled((node) => node.poll());
  }
  // What has no transcript is given up after a day.
  nowMs += 1.1 * day;
  for (let looks = 0; looks < 12; looks += 1)
    for (const [index, node] of nodes.entries()) {
      const { items = [] } = await node.poll();
      told[index]?.push(...items.map(({ event_id }) => String(event_id)));
    }
  expect(left).toBe(0);
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
    idsOf(rooms.filter((room) => !room.respondent_email && Date.parse(room.expires_at ?? '') < nowMs)),
  );
  // Who comes within the last two days was still expected when they began.
  expect(new Set(expiring).size).toBe(expiring?.length);
  expect(expiring).toEqual(expect.arrayContaining(expired ?? []));
});
