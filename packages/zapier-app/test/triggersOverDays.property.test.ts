import { dice, failSometimes, letDaysPass, type InterviewRecord } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { madeRooms } from './madeRooms.ts';
import { pollTrigger } from './pollTrigger.ts';

const minute = 60_000;
const clock = { nowMs: Date.now() };
const fake = useFakeAseed({ now: () => clock.nowMs });

const keys = ['new_room', 'interview_finished', 'new_transcript'] as const;

/** A Zap that is on, as Zapier keeps it: it runs for each event whose id it has not seen. */
const zapOf = (key: (typeof keys)[number]) => ({ key, seen: new Set<string>(), runs: [] as string[] });

// Zapier's engine ends a process that uses much memory after 250 runs.
test('over twelve days, a thousand rooms, failing polls and cut lists, Zaps run exactly once for each thing', async () => {
  const roll = dice(11);
  await madeRooms(fake, 20);
  for (const { id } of fake.rooms.slice(0, 10)) fake.play(id, 'finish', {});
  const old = new Set(fake.rooms.map(({ id }) => id));
  const zaps = keys.map(zapOf);
  for (const { key, seen } of zaps)
    for (const { id } of await pollTrigger(fake, key, {}, { isPopulatingDedupe: true })) seen.add(String(id));
  const poll = async (before = () => {}) => {
    for (const { key, seen, runs } of zaps) {
      before();
      // A poll that fails is no answer: Zapier asks again at the next.
      const events = await pollTrigger(fake, key).catch(() => []);
      const fresh = events.map(({ id }) => String(id)).filter((id) => !seen.has(id));
      for (const id of fresh) seen.add(id);
      runs.push(...fresh);
    }
  };
  await letDaysPass(fake, {
    ...{ days: 12, looks: 30, rooms: 1000, clock, roll },
    makeRooms: (count) => madeRooms(fake, count),
    look: () => poll(() => failSometimes(fake, roll)),
  });
  clock.nowMs += 4 * 60 * minute;
  for (const _ of Array.from({ length: 3 })) await poll();
  const [created, finished, ready] = zaps.map(({ runs }) => runs.map((id) => id.split(':')[0]).sort());
  const rooms = fake.rooms.filter(({ id }) => !old.has(id));
  const idsOf = (those: typeof rooms) => those.map(({ id }) => id).sort();
  const isThere = ({ steps }: InterviewRecord) => steps.some(({ status }) => status === 'Finished');
  const transcripts = new Set(fake.records.filter(isThere).map(({ id }) => id));
  expect(rooms).toHaveLength(1000);
  expect(created).toEqual(idsOf(rooms));
  expect(finished).toEqual(idsOf(rooms.filter(({ finished_at }) => finished_at)));
  expect(ready).toEqual(idsOf(rooms.filter(({ record_id }) => record_id && transcripts.has(record_id))));
});
