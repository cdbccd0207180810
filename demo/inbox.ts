import { MailDev } from 'maildev';
import type { Ports } from './settings.ts';

/** A mail as its recipient sees it. */
export interface Mail {
  readonly to: string;
  readonly text: string;
}

export interface Inbox {
  readonly origin: string;
  mails(): Promise<Mail[]>;
  close(): Promise<void>;
}

/** Starts an SMTP server that keeps every mail in a folder, and a page that shows them. Both on loopback only. */
export async function startInbox(
  { smtp, inbox }: Pick<Ports, 'smtp' | 'inbox'>,
  mailDirectory: string,
): Promise<Inbox> {
  const maildev = new MailDev({ smtp, ip: '127.0.0.1', web: inbox, webIp: '127.0.0.1', silent: true, mailDirectory });
  const { storage } = await maildev.start();
  return {
    origin: `http://127.0.0.1:${inbox}`,
    mails: async () =>
      (await storage.getAll()).map(({ to, text }) => ({
        to: to.map(({ address }) => address).join(),
        text: text ?? '',
      })),
    close: () => maildev.stop(),
  };
}
