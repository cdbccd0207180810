import { isDone } from '../deliver.ts';
import { newContacts, outcomeOf, type Case } from '../outcome.ts';
import { invitePath } from '../paths.ts';

/** Half of the contacts come one by one, half as a list. */
export const mailDown: Case = {
  name: 'mail server down, then up and posted again',
  run: async (stage) => {
    const contacts = await newContacts(stage, 'maildown', 20);
    const posts = [contacts.slice(0, 10), ...contacts.slice(10).map((contact) => [contact])];
    const deliver = () => Promise.all(posts.map((post) => stage.deliver(invitePath, post)));
    stage.mail.gate.refuse();
    const first = await deliver();
    const roomsBefore = stage.fake.rooms.length;
    stage.mail.gate.open();
    const second = await deliver();
    const green = first.filter(isDone).length;
    const red = second.filter((answer) => !isDone(answer));
    const problems = [
      ...(green > 0 ? [`${green} deliveries answered 2xx without a mail server`] : []),
      ...(roomsBefore === contacts.length ? [] : [`${roomsBefore} rooms at first, not ${contacts.length}`]),
      ...(red.length > 0 ? [`${red.length} deliveries failed with a mail server: ${red[0]?.text}`] : []),
    ];
    const failed = first.length - green + red.length;
    const expected = { rooms: contacts.length, mails: contacts.length, isRemembered: true };
    return outcomeOf(stage, contacts, { deliveries: posts.length, failed, problems }, expected);
  },
};
