import { until } from '../../workflows/until.ts';
import { isDone, type Contact } from '../deliver.ts';
import { errorsAfter, newestExecution } from '../executions.ts';
import type { Moment } from '../moment.ts';
import { newContacts, outcomeOf, type Case } from '../outcome.ts';
import { forgetPath, invitePath } from '../paths.ts';
import type { Stage } from '../stage.ts';

const howMany = 3;
const pauseMs = 3;

/** Longer than the node's lease. */
const minutes = 20;

/**
 * One delivery is killed at a moment. Posted again at once, it has to fail, as nobody can know that the run is gone; posted again when
 * the lease is over, it has to go well or to say what is unclear. Nobody waits for that: the rows are made to look older.
 */
export function killedAt(moment: Moment): Case {
  return {
    name: moment.name,
    run: async (stage) => {
      const contacts = await newContacts(stage, moment.tag, howMany);
      const problems = [...(await kill(stage, moment, contacts)), ...(await postTooEarly(stage, contacts))];
      await age(stage);
      const roomsBefore = stage.fake.rooms.map(({ id }) => id);
      const before = await newestExecution(stage.database);
      const last = await stage.deliver(invitePath, contacts);
      const error = (await errorsAfter(stage.database, before)).join();
      if (isDone(last) === (moment.says !== undefined))
        problems.push(`when the lease was over, ${last.status}: ${error}`);
      if (moment.says)
        problems.push(...unnamed(error, moment.says, [...contacts.map(({ email }) => email), ...roomsBefore]));
      if (moment.isForgotten) problems.push(...(await forgetAndPost(stage, contacts)));
      const failed = moment.says ? 3 : 2;
      const deliveries = 3 + (moment.isForgotten ? 1 : 0);
      return outcomeOf(stage, contacts, { deliveries, failed, problems }, moment.expected(howMany));
    },
  };
}

async function kill(stage: Stage, moment: Moment, contacts: readonly Contact[]): Promise<string[]> {
  const standstill = await moment.arrange(stage);
  // In queue mode its answer comes long after, when n8n has found the job to be lost.
  void stage.deliver(invitePath, contacts);
  await until(`${moment.name}: the run is there`, () => standstill.isReached(contacts), { pauseMs });
  const problems = await standstill.look(contacts);
  await stage.kill();
  await standstill.release();
  await stage.revive();
  return [...problems];
}

async function postTooEarly(stage: Stage, contacts: readonly Contact[]): Promise<string[]> {
  const { fake, mail } = stage;
  const [rooms, mails] = [fake.rooms.length, (await mail.recipients()).length];
  const { status } = await stage.deliver(invitePath, contacts);
  const more = [fake.rooms.length - rooms, (await mail.recipients()).length - mails];
  return [
    ...(status >= 500 ? [] : [`posted again at once, ${status}`]),
    ...(more.join() === '0,0' ? [] : [`posted again at once, ${more[0]} rooms and ${more[1]} e-mails more`]),
  ];
}

/** Lets the contacts that are held look as if that were long ago, and the rooms that were made for them too. */
async function age({ table, fake }: Stage): Promise<void> {
  await table.age(minutes);
  for (const room of fake.rooms) {
    room.created_at = new Date(Date.parse(room.created_at) - minutes * 60_000).toISOString();
  }
}

/** Whether the error of a delivery says what is the matter, with which contacts, and which rooms may be theirs. */
function unnamed(error: string, says: RegExp, names: readonly string[]): string[] {
  return [
    ...(says.test(error) ? [] : [`says nothing like "${says.source}": ${error}`]),
    ...names.filter((name) => !error.includes(name)).map((name) => `does not name ${name}: ${error}`),
  ];
}

async function forgetAndPost({ deliver }: Stage, contacts: readonly Contact[]): Promise<string[]> {
  const answers = [await deliver(forgetPath, contacts), await deliver(invitePath, contacts)];
  return answers.filter((answer) => !isDone(answer)).map(({ status, text }) => `when forgotten, ${status}: ${text}`);
}
