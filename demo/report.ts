import type { FakeAseed } from '@aseed/fake-aseed';
import type { Contact } from './contacts.ts';
import type { Mail } from './inbox.ts';

const mostRoomsPerCall = 100;

/** What happened, as `out/report.json` has it. */
export interface Report {
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

export function reportOn(contacts: readonly Contact[], fake: FakeAseed, mails: readonly Mail[], join: string): Report {
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
export function holds(report: Report): boolean {
  const { contacts, rooms, create_calls, least_calls, emails, distinct_links, mismatched, join } = report;
  return (
    contacts > 0 &&
    [rooms, emails, distinct_links].every((count) => count === contacts) &&
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
