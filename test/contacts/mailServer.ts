import { startInbox } from '../../demo/inbox.ts';
import { anyFreePort } from '../../demo/settings.ts';
import type { OnEnd } from '../../demo/untilEnded.ts';
import { startGate, type Gate } from './gate.ts';

/** An SMTP server with a gate before it. */
export interface MailServer {
  /** What n8n sends its e-mails to. */
  readonly gate: Gate;
  /** The recipient of each e-mail that was accepted. */
  recipients(): Promise<string[]>;
}

/** What a client has sent when its message is whole. */
export const wholeMessage = /\r\n\.\r\n/;

export async function startMailServer(folder: string, onEnd: OnEnd): Promise<MailServer> {
  const ports = { smtp: await anyFreePort(), inbox: await anyFreePort() };
  const inbox = await startInbox(ports, folder);
  onEnd(() => inbox.close());
  const gate = await startGate(ports.smtp);
  onEnd(() => gate.close());
  return { gate, recipients: async () => (await inbox.mails()).map(({ to }) => to) };
}
