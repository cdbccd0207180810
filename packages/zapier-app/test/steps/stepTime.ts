import { faults, untilStall, type Operation } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { performWith as cancelWith } from '../../src/creates/cancelRoom.ts';
import { performWith as createWith } from '../../src/creates/createRoom.ts';
import { performWith as updateWith } from '../../src/creates/updateRoom.ts';
import { usualLimits, type Limits } from '../../src/limits.ts';
import { performWith as findRoomWith } from '../../src/searches/findRoom.ts';
import { madeRoom } from '../madeRoom.ts';
import { failureOf, inRealTime, projectId, run } from '../zap.ts';

const fake = useFakeAseed(inRealTime);

/** The usual limits by a clock on which each call takes all the time that it may, and how much that was. */
function exhaustedLimits(): { mayTake: number[]; limits: Limits } {
  let nowMs = Date.now();
  const mayTake: number[] = [];
  const until = untilStall(fake);
  const within = async <T>(ms: number, work: (timeIsOver: AbortSignal) => Promise<T>): Promise<T> => {
    mayTake.push(ms);
    nowMs += ms;
    return until(ms, work);
  };
  return { mayTake, limits: { ...usualLimits, clock: { now: () => nowMs, within } } };
}

type Step = (limits: Limits, url: string) => Promise<unknown>;

test.each<[string, Operation, Step, number[]]>([
  [
    'a create and the look for its room',
    'createRooms',
    (limits) => run(createWith(limits), fake, { project_id: projectId }),
    [20_000, 5_000],
  ],
  [
    'an update and the look at its room',
    'updateRoom',
    (limits, invite_link) => run(updateWith(limits), fake, { invite_link, display_name: 'Ana' }),
    [10_000, 10_000, 5_000],
  ],
  [
    'a cancel and the looks at its room',
    'cancelRoom',
    (limits, invite_link) => run(cancelWith(limits), fake, { invite_link }),
    [10_000, 5_000, 5_000, 5_000],
  ],
  [
    'a look for a room',
    'listRooms',
    (limits, invite_link) => run(findRoomWith(limits), fake, { invite_link }),
    [10_000],
  ],
])('%s are over in 25 seconds, 5 before Zapier ends the step', async (_, operation, step, times) => {
  const { url } = await madeRoom(fake);
  fake.fail(operation, faults.silentBefore);
  const { mayTake, limits } = exhaustedLimits();
  await failureOf(step(limits, url));
  expect(mayTake).toEqual(times);
});
