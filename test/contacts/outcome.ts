import type { Contact } from './deliver.ts';
import type { Stage } from './stage.ts';

/** What came of a case. */
export interface Outcome {
  readonly deliveries: number;
  readonly contacts: number;
  readonly rooms: number;
  readonly mails: number;
  /** How many answers were not 2xx, of which the CRM therefore posted the contacts again. */
  readonly failed: number;
  /** What is not as it has to be. */
  readonly problems: readonly string[];
}

/** Something that may happen to deliveries, and what has to come of it. */
export interface Case {
  readonly name: string;
  run(stage: Stage): Promise<Outcome>;
}

export interface Expected {
  readonly rooms: number;
  readonly mails: number;
  /** Whether each contact has to have its room in the table; else what the executions say of them was checked. */
  readonly isRemembered: boolean;
}

/** Sets aside what was before, and gives contacts that nobody has had before. */
export async function newContacts({ fake }: Stage, name: string, howMany: number): Promise<Contact[]> {
  await fake.reset();
  return Array.from({ length: howMany }, (_, place) => ({ email: `${name}-${place}@example.com` }));
}

/** Compares rooms, e-mails and the table's rows with what has to be. */
export async function outcomeOf(
  { fake, mail, table }: Stage,
  contacts: readonly Contact[],
  { deliveries, failed, problems }: Pick<Outcome, 'deliveries' | 'failed' | 'problems'>,
  expected: Expected,
): Promise<Outcome> {
  const recipients = (await mail.recipients()).filter((to) => contacts.some(({ email }) => email === to));
  const rooms = fake.rooms.length;
  const unmailed = contacts.filter(({ email }) => !recipients.includes(email));
  return {
    deliveries,
    contacts: contacts.length,
    rooms,
    mails: recipients.length,
    failed,
    problems: [
      ...problems,
      ...(rooms === expected.rooms ? [] : [`${rooms} rooms, not ${expected.rooms}`]),
      ...(recipients.length === expected.mails ? [] : [`${recipients.length} e-mails, not ${expected.mails}`]),
      ...(expected.isRemembered && unmailed.length > 0 ? [`no e-mail to ${unmailed.length} contacts`] : []),
      ...(expected.isRemembered ? await notRemembered(table, contacts) : []),
    ],
  };
}

/** Which contacts do not have exactly one row in the end, as of one that was invited and has a room of its own. */
async function notRemembered(table: Stage['table'], contacts: readonly Contact[]): Promise<string[]> {
  const prefix = contacts[0]?.email.replace(/\d+@.*/, '') ?? '';
  const rows = await table.rowsOf(prefix);
  const odd = contacts.filter(({ email }) => {
    const own = rows.filter(({ contact }) => String(contact).endsWith(`"${email}"]`));
    return own.length !== 1 || own[0]?.state !== 'invited';
  });
  const rooms = new Set(rows.map((row) => row.room_hash));
  return [
    ...(odd.length === 0 ? [] : [`not one row that says "invited" for ${odd.map(({ email }) => email).join()}`]),
    ...(rooms.size === rows.length ? [] : ['one room for several contacts']),
  ];
}
