import type { FakeAseed } from '@aseed/fake-aseed';
import type { Contact } from './contacts.ts';
import type { Mail } from './inbox.ts';
import type { InterviewReport } from './interviews.ts';
import { linkIn } from './linkIn.ts';

const mostRoomsPerCall = 100;

/** What happened, as `out/report.json` has it. */
export interface Report extends FirstPost, SecondPost, InterviewReport {
  /** How many nodes the invite workflow has. */
  readonly nodes: number;
  /** The rooms that all contacts got in another project. */
  readonly second_study_rooms: number;
}

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

/** What there is when all contacts have been posted a second time: as much as before, or somebody paid or was asked twice. */
interface SecondPost {
  readonly rooms_after_second_post: number;
  readonly emails_after_second_post: number;
  /** Contacts that have one e-mail then, with the link that the first post gave them, to a room that is there. */
  readonly same_link_in_second_answer: number;
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

export function reportOnSecondPost(before: readonly Mail[], fake: FakeAseed, mails: readonly Mail[]): SecondPost {
  const links = new Map(before.map((mail) => [mail.to, linkIn(mail, fake.origin)]));
  const urls = new Set(fake.rooms.map(({ url }) => url));
  const byContact = Map.groupBy(mails, ({ to }) => to);
  const isSame = ([to, [mail, another]]: [string, Mail[]]) => {
    const link = mail && linkIn(mail, fake.origin);
    return link !== undefined && another === undefined && urls.has(link) && links.get(to) === link;
  };
  return {
    rooms_after_second_post: fake.rooms.length,
    emails_after_second_post: mails.length,
    same_link_in_second_answer: [...byContact].filter(isSame).length,
  };
}

/** Whether everything that was promised holds. */
export function holds(report: Report): boolean {
  const { contacts, create_calls, least_calls, mismatched, join, nodes, ...counts } = report;
  const { rooms, emails, distinct_links, rooms_after_second_post, emails_after_second_post } = counts;
  const afterSecond = [rooms_after_second_post, emails_after_second_post, counts.same_link_in_second_answer];
  const ofAll = [rooms, emails, distinct_links, ...afterSecond, counts.second_study_rooms];
  return (
    contacts > 0 &&
    ofAll.every((count) => count === contacts) &&
    create_calls === least_calls &&
    mismatched === 0 &&
    nodes <= 8 &&
    join === 'ok' &&
    isToldRight(report)
  );
}

function isToldRight({ finished, crm_updates, transcripts, reminders, reminders_wanted, astray }: Report): boolean {
  const isOfAll = crm_updates === finished && transcripts === finished && reminders === reminders_wanted;
  return finished > 0 && reminders_wanted > 0 && isOfAll && astray === 0;
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
  return /^(?:Hello|Guten Tag) (.+),$/m.exec(text)?.[1];
}
