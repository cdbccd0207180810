import type { FakeAseed } from '@aseed/fake-aseed';
import type { Delivered, Invited } from './crm.ts';
import type { Mail } from './inbox.ts';

/** What there is when all contacts have been posted a second time: as much as before, or somebody paid or was asked twice. */
export interface SecondPost {
  readonly rooms_after_second_post: number;
  readonly emails_after_second_post: number;
  /** Contacts that the second answer lists as already invited, with the link that the first one gave them. */
  readonly same_link_in_second_answer: number;
}

export function reportOnSecondPost(
  first: readonly Invited[],
  second: Delivered,
  fake: FakeAseed,
  mails: readonly Mail[],
): SecondPost {
  const linkOf = new Map(first.map(({ email, invite_link }) => [email, invite_link]));
  const isSame = ({ email, invite_link }: Invited) => Boolean(invite_link) && linkOf.get(email) === invite_link;
  return {
    rooms_after_second_post: fake.rooms.length,
    emails_after_second_post: mails.length,
    same_link_in_second_answer: second.already_invited.filter(isSame).length,
  };
}
