import { setTimeout as wait } from 'node:timers/promises';
import type { FakeAseed } from '@aseed/fake-aseed';
import { doOnce, readResult } from '@aseed/shared';
import { aseedClient } from './aseedClient.ts';
import type { CrmRows } from './crmRows.ts';
import type { Inbox, Mail } from './inbox.ts';
import { linkIn } from './linkIn.ts';

/** What came of the interviews and of the links that nobody opened. */
export interface InterviewReport {
  /** Interviews that were finished. */
  readonly finished: number;
  /** Rows of the CRM that were written once, for the contact whose interview it was. */
  readonly crm_updates: number;
  /** Those of them that hold the transcript and the insights of that interview. */
  readonly transcripts: number;
  /** Contacts that were reminded once, with their own link, among those who had not come. */
  readonly reminders: number;
  /** Contacts that had not come. */
  readonly reminders_wanted: number;
  /** Reminders and rows of others, or more than one. */
  readonly astray: number;
}

type Room = FakeAseed['rooms'][number];

const dayMs = 24 * 60 * 60 * 1000;

/** How the time of the stand-in for Aseed is moved on. */
export interface Shift {
  ms: number;
}

/** Lets every third contact come, and whoever was there already stay to the end, and days pass. Gives the rooms whose interview is over. */
export function letSomeCome(fake: FakeAseed, contactOf: ReadonlyMap<string, string>, shift: Shift): readonly Room[] {
  const rooms = fake.rooms.filter(({ url }) => contactOf.has(url));
  const come = rooms.filter((room, place) => room.status !== 'pending' || place % 3 === 0);
  for (const room of come) {
    fake.play(room.id, 'finish', { email: contactOf.get(room.url) ?? '', transcriptAfterMs: 60_000 });
  }
  shift.ms += 5.5 * dayMs;
  return come;
}

/** Waits until the workflows have done what is to be done, for three minutes at most, and a little longer, in which they could do too much. */
export async function reportOnInterviews(
  { fake, inbox, crm }: { readonly fake: FakeAseed; readonly inbox: Inbox; readonly crm: CrmRows },
  contactOf: ReadonlyMap<string, string>,
  finished: readonly Room[],
): Promise<InterviewReport> {
  const ids = new Set(finished.map(({ id }) => id));
  const missing = fake.rooms.filter(({ id, url }) => contactOf.has(url) && !ids.has(id));
  const isReminder = ({ text }: Mail) => text.includes('still open');
  const reminders = async () => (await inbox.mails()).filter(isReminder);
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline && (crm.rows.size < finished.length || (await reminders()).length < missing.length)) {
    await wait(500);
  }
  await wait(2000);
  const byContact = Map.groupBy(await reminders(), ({ to }) => to);
  const isReminded = ({ url }: Room) => {
    const mails = byContact.get(contactOf.get(url) ?? '') ?? [];
    return mails.length === 1 && mails.every((mail) => linkIn(mail, fake.origin) === url);
  };
  const rowOf = ({ url }: Room) => crm.rows.get(contactOf.get(url) ?? '');
  const updated = finished.filter((room) => rowOf(room)?.times === 1 && rowOf(room)?.fields.interview_room === room.id);
  const said = await Promise.all(
    updated.map(async (room) => ({ room, result: await doOnce(aseedClient(fake), readResult, { room_id: room.id }) })),
  );
  const reminded = missing.filter(isReminded);
  return {
    finished: finished.length,
    crm_updates: updated.length,
    transcripts: said.filter(
      ({ room, result }) =>
        result.transcript !== '' &&
        rowOf(room)?.fields.transcript === result.transcript &&
        rowOf(room)?.fields.insights === result.insights_text,
    ).length,
    reminders: reminded.length,
    reminders_wanted: missing.length,
    astray: crm.rows.size - updated.length + (await reminders()).length - reminded.length,
  };
}
