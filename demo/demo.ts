import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startFakeAseed, type FakeAseed } from '@aseed/fake-aseed';
import { readContacts } from './contacts.ts';
import { addContacts, askToJoin, crmKey, type Invited } from './crm.ts';
import { DemoError } from './DemoError.ts';
import { startInbox, type Inbox } from './inbox.ts';
import { cleanEnvironment, installN8n } from './installN8n.ts';
import { prepareN8n, type N8nServer } from './n8nServer.ts';
import { reportOnFirstPost, type Report } from './report.ts';
import { npm, runNode } from './run.ts';
import { reportOnSecondPost } from './secondPost.ts';
import type { Ports } from './settings.ts';
import type { OnEnd } from './untilEnded.ts';
import { inviteWorkflow, joinWorkflow, type Credential } from './workflows.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const reportFile = join(root, 'demo', 'out', 'report.json');
const projectId = '3c90c3cc-0d44-4b50-8888-8dd25736052a';

/** What runs: to be looked at while it does. */
export interface Stage {
  readonly fake: FakeAseed;
  readonly inbox: Inbox;
  readonly n8n: N8nServer;
}

type Say = (line: string) => void;

/**
 * Starts the fake Aseed, an SMTP server, and a real n8n with the packed node and both example workflows. `extra` is what n8n's
 * environment holds besides. Throws DemoError.
 */
export async function setTheStage(ports: Ports, say: Say, onEnd: OnEnd, extra: NodeJS.ProcessEnv = {}): Promise<Stage> {
  const installation = await installN8n(say, onEnd);
  const folder = mkdtempSync(join(tmpdir(), 'aseed-demo-'));
  onEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  say('Packing the node …');
  const tarball = await packNode(folder, onEnd);

  const fake = await startFakeAseed({ port: ports.aseed });
  onEnd(() => fake.close());
  const inbox = await startInbox(ports, join(folder, 'mail'));
  onEnd(() => inbox.close());

  say('Setting up n8n with the node, the credentials and both workflows …');
  const prepared = await prepareN8n({ installation, folder, port: ports.n8n, extra }, onEnd);
  await prepared.installNode(tarball);
  const credentials = credentialsFor(fake, ports.smtp);
  await prepared.import(credentials, [inviteWorkflow(credentials, projectId), joinWorkflow(fake.baseUrl)]);
  say('Starting n8n …');
  return { fake, inbox, n8n: await prepared.start() };
}

/** Acts as the CRM, as one respondent, and as the CRM once more, and reports what came of it. Throws DemoError. */
export async function play({ fake, inbox, n8n }: Stage, say: Say): Promise<Report> {
  rmSync(reportFile, { force: true });
  const contacts = readContacts();
  const [first, ...others] = contacts;
  if (!first) throw new DemoError('demo/contacts.csv holds no contact.');
  say(`Adding ${first.name} to the CRM …`);
  const alone = await addContacts(n8n.origin, first);
  say(`Adding ${others.length} more at once …`);
  const batch = await addContacts(n8n.origin, others);
  say('Joining as one respondent …');
  const joined = await tryToJoin(fake, n8n, alone.sent[0]);
  const firstPost = reportOnFirstPost(contacts, fake, await inbox.mails(), joined);
  say(`Adding all ${contacts.length} a second time …`);
  const again = await addContacts(n8n.origin, contacts);
  const invited = [...alone.sent, ...batch.sent];
  const report = { ...firstPost, ...reportOnSecondPost(invited, again, fake, await inbox.mails()) };
  for (const { email, reason } of [alone, batch, again].flatMap(({ not_sent }) => not_sent)) {
    say(`Not sent to ${email}: ${reason}`);
  }
  mkdirSync(join(root, 'demo', 'out'), { recursive: true });
  writeFileSync(reportFile, `${JSON.stringify(report)}\n`);
  return report;
}

async function tryToJoin(fake: FakeAseed, n8n: N8nServer, invited: Invited | undefined): Promise<string> {
  if (!invited) return 'nobody was invited';
  const room = fake.rooms.find(({ url }) => url === invited.invite_link);
  try {
    const { token, room_name } = await askToJoin(n8n.origin, invited);
    const isTheirs = room_name === room?.room_name && room.respondent_email === invited.email;
    return token && isTheirs ? 'ok' : 'joined another room';
  } catch (error) {
    if (error instanceof DemoError) return error.message;
    throw error;
  }
}

async function packNode(folder: string, onEnd: OnEnd): Promise<string> {
  const cwd = join(root, 'packages', 'n8n-nodes');
  const options = { cwd, env: cleanEnvironment(), logFile: join(folder, 'pack.log'), onEnd };
  const isBuilt = (await runNode(['build.mjs'], options)) === 0;
  const isPacked = isBuilt && (await runNode(npm('pack', '--pack-destination', folder), options)) === 0;
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (!isPacked || !tarball) throw new DemoError('The node could not be packed. Run "npm run build" to see why.');
  return join(folder, tarball);
}

function credentialsFor({ apiToken, baseUrl }: FakeAseed, smtpPort: number): Credential[] {
  return [
    { id: 'demo-aseed', name: 'Fake Aseed', type: 'aseedApi', data: { apiToken, baseUrl } },
    { id: 'demo-crm', name: 'CRM', type: 'httpHeaderAuth', data: crmKey },
    {
      id: 'demo-smtp',
      name: 'Demo inbox',
      type: 'smtp',
      data: { host: '127.0.0.1', port: smtpPort, secure: false, disableStartTls: true, user: '', password: '' },
    },
  ];
}
