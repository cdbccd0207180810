import { deliverUntilDone, isDone } from '../deliver.ts';
import { errorsAfter, newestExecution } from '../executions.ts';
import { newContacts, outcomeOf, type Case } from '../outcome.ts';
import { invitePath } from '../paths.ts';

const deliveries = 200;
const tries = 8;

/** The one reason for which a delivery may fail here. */
const busy = /is making or handing out the room of this contact just now/;

/** Many deliveries of few contacts, all at the same moment. */
export function crowdOf(howMany: number): Case {
  return {
    name: `${deliveries} deliveries of ${howMany} contacts at once`,
    run: async (stage) => {
      const contacts = await newContacts(stage, `crowd${howMany}`, howMany);
      const posts = Array.from({ length: deliveries / howMany + 1 }, () => contacts.map((contact) => [contact]))
        .flat()
        .slice(0, deliveries);
      const before = await newestExecution(stage.database);
      const { failures, last } = await deliverUntilDone((post) => stage.deliver(invitePath, post), posts, tries);
      const undone = last.filter((answer) => !isDone(answer));
      const odd = (await errorsAfter(stage.database, before)).filter((error) => !busy.test(error));
      const unknown = failures.filter(({ status }) => status !== 500);
      const problems = [
        ...(undone.length > 0 ? [`${undone.length} deliveries failed ${tries} times`] : []),
        ...(unknown.length > 0 ? [`${unknown.length} answers like ${unknown[0]?.status}: ${unknown[0]?.text}`] : []),
        ...(odd.length > 0 ? [`${odd.length} deliveries failed for another reason: ${odd[0]}`] : []),
      ];
      const failed = failures.length;
      const expected = { rooms: howMany, mails: howMany, isRemembered: true };
      return outcomeOf(stage, contacts, { deliveries, failed, problems }, expected);
    },
  };
}
