import { crmKey } from '../../demo/crm.ts';
import type { Stage } from '../contacts/stage.ts';
import type { Sink } from '../workflows/sink.ts';
import { until } from '../workflows/until.ts';
import { letAllEnd, makeInterviews, untilPutAside, untruthsAtTheEnd } from './interviews.ts';
import { waitPath } from './workflows.ts';

/** One execution waits for many interviews, and all that runs executions is killed at each of the moments: in its pause, or in the middle of a look. */
export const killedWhileWaiting =
  (...moments: readonly ('pause' | 'look')[]) =>
  async (stage: Stage, sink: Sink) => {
    await post(stage, await makeInterviews(stage));
    await untilPutAside(stage);
    for (const [kills, moment] of moments.entries()) {
      if (kills > 0) await stage.revive();
      if (moment === 'look') await untilLook(stage);
      await stage.killAll();
    }
    letAllEnd(stage);
    await stage.revive();
    return untruthsAtTheEnd(stage, sink);
  };

/** Ends in the middle of the next look, which would take another 20 seconds. */
async function untilLook({ fake }: Stage): Promise<void> {
  const looks = () => fake.requests.filter(({ operation }) => operation === 'listRooms').length;
  const before = looks();
  fake.fail('listRooms', { delayMs: 20_000 }, { times: 1 });
  await until('the next look has begun', () => looks() > before, { longestMs: 480_000 });
}

async function post({ origin }: Stage, rooms: readonly object[]): Promise<void> {
  const answer = await fetch(`${origin}/webhook/${waitPath}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [crmKey.name]: crmKey.value },
    body: JSON.stringify({ rooms }),
  });
  if (!answer.ok) throw new Error(`The webhook answered ${answer.status}: ${await answer.text()}`);
}
