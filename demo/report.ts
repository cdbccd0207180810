import type { FakeAseed } from '@aseed/fake-aseed';
import type { Contact } from './contacts.ts';
import type { Mail } from './inbox.ts';
import type { SecondPost } from './secondPost.ts';

const mostRoomsPerCall = 100;

/** What happened, as `out/report.json` has it. */
export type Report = FirstPost & SecondPost;

/** What came of the contacts when they were new. */
interface FirstPost {
  readonly contacts: number;
  readonly rooms: number;
  readonly create_calls: number;
  /** One for the first contact, and for the batch as many as its languages need. */
  readonly least_calls: number;
  readonly emails: number;
  readonly distinct_links: number;
  /** Mails whose recipient, greeted name and room's language are not those of one contact, and links used twice. */
  readonly mismatched: number;
  readonly join: string;
}

export function reportOnFirstPost(
  contacts: readonly Contact[],
  fake: FakeAseed,
  mails: readonly Mail[],
  join: string,
): FirstPost {
  const links = mails.map((mail) => linkIn(mail, fake.origin));
  const distinct = new Set(links);
  return {
    contacts: contacts.length,
    rooms: fake.rooms.length,
    create_calls: fake.requests.filter(({ operation }) => operation === 'createRooms').length,
    least_calls: leastCalls(contacts),
    emails: mails.length,
    distinct_links: distinct.size,
    mismatched: mails.filter((mail) => !isRight(mail, contacts, fake)).length + links.length - distinct.size,
    join,
  };
}

/** Whether everything that was promised holds. */
export function holds({ contacts, create_calls, least_calls, mismatched, join, ...counts }: Report): boolean {
  const { rooms, emails, distinct_links, rooms_after_second_post, emails_after_second_post } = counts;
  const ofAll = [rooms, emails, distinct_links, rooms_after_second_post, emails_after_second_post];
  return (
    contacts > 0 &&
    [...ofAll, counts.same_link_in_second_answer].every((count) => count === contacts) &&
    create_calls === least_calls &&
    mismatched === 0 &&
    join === 'ok'
  );
}

function leastCalls([, ...batch]: readonly Contact[]): number {
  const byLanguage = Map.groupBy(batch, ({ language }) => language);
  return [...byLanguage.values()].reduce((calls, group) => calls + Math.ceil(group.length / mostRoomsPerCall), 1);
}

function isRight(mail: Mail, contacts: readonly Contact[], { rooms, origin }: FakeAseed): boolean {
  const contact = contacts.find(({ email }) => email === mail.to);
  const room = rooms.find(({ url }) => url === linkIn(mail, origin));
  return contact !== undefined && contact.name === greetedName(mail) && contact.language === room?.language;
}

function greetedName({ text }: Mail): string | undefined {
  return /^(?:Hello|Guten Tag|Hola|Bonjour) (.+)[,:]$/m.exec(text)?.[1];
}

function linkIn({ text }: Mail, origin: string): string {
  return text.split(/\s+/).find((word) => word.startsWith(`${origin}/`)) ?? '';
}
