import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startFakeAseed, type FakeAseed } from '@aseed/fake-aseed';
import { readContacts } from './contacts.ts';
import { credentialsFor } from './credentials.ts';
import { addContacts, askToJoin, inviteWebhook, secondStudyWebhook } from './crm.ts';
import { startCrmRows, type CrmRows } from './crmRows.ts';
import { DemoError } from './DemoError.ts';
import { startInbox, type Inbox, type Mail } from './inbox.ts';
import { cleanEnvironment, installN8n } from './installN8n.ts';
import { letSomeCome, reportOnInterviews, type Shift } from './interviews.ts';
import { linkIn } from './linkIn.ts';
import { prepareN8n, type N8nServer } from './n8nServer.ts';
import { reportOnFirstPost, reportOnSecondPost, type Report } from './report.ts';
import { npm, runNode } from './run.ts';
import type { Ports } from './settings.ts';
import type { OnEnd } from './untilEnded.ts';
import { finishedWorkflow, inviteWorkflow, joinWorkflow, nodesIn, reminderWorkflow, type Study } from './workflows.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const reportFile = join(root, 'demo', 'out', 'report.json');

const study: Study = {
  id: 'demo-invite',
  projectId: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
  webhook: inviteWebhook,
};
const secondStudy: Study = {
  id: 'demo-second-study',
  projectId: '4d81d4dd-1e55-4c61-9999-9ee36847163b',
  webhook: secondStudyWebhook,
};

/** What runs: to be looked at while it does. */
export interface Stage {
  readonly fake: FakeAseed;
  readonly inbox: Inbox;
  readonly crm: CrmRows;
  /** By how much the time of the fake Aseed is ahead of this machine's. */
  readonly shift: Shift;
  readonly n8n: N8nServer;
  /** The id of the project that the invite workflow makes rooms in. */
  readonly projectId: string;
  /** How many nodes the invite workflow has. */
  readonly nodes: number;
}

type Say = (line: string) => void;

/** How a stage differs from the usual one. */
interface Setting {
  /** What n8n's environment holds besides. */
  readonly extra?: NodeJS.ProcessEnv;
  /** Whether the invite workflow is there once more, for another study. */
  readonly hasSecondStudy?: boolean;
  /** Whether the workflows are there that start when an interview is over, or when a link is about to expire. */
  readonly hasTriggers?: boolean;
}

/**
 * Starts the fake Aseed, an SMTP server, a CRM, and a real n8n with the packed node and the example workflows. Throws DemoError.
 */
export async function setTheStage(
  ports: Ports,
  say: Say,
  onEnd: OnEnd,
  { extra, hasSecondStudy = false, hasTriggers = false }: Setting = {},
): Promise<Stage> {
  const installation = await installN8n(say, onEnd);
  const folder = mkdtempSync(join(tmpdir(), 'aseed-demo-'));
  onEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  say('Packing the node …');
  const tarball = await packNode(folder, onEnd);

  const shift = { ms: 0 };
  const fake = await startFakeAseed({ port: ports.aseed, now: () => Date.now() + shift.ms });
  onEnd(() => fake.close());
  const crm = await startCrmRows(readContacts().map(({ email }) => email));
  onEnd(() => crm.close());
  const inbox = await startInbox(ports, join(folder, 'mail'));
  onEnd(() => inbox.close());

  say('Setting up n8n with the node, the credentials and the workflows …');
  const prepared = await prepareN8n({ installation, folder, port: ports.n8n, ...(extra && { extra }) }, onEnd);
  await prepared.installNode(tarball);
  const invite = inviteWorkflow(study);
  const another = hasSecondStudy ? [inviteWorkflow(secondStudy)] : [];
  const triggered = hasTriggers
    ? [finishedWorkflow(study.projectId, crm.origin), reminderWorkflow(study.projectId)]
    : [];
  const workflows = [invite, ...another, joinWorkflow(fake.baseUrl), ...triggered];
  await prepared.import(credentialsFor(fake, ports.smtp), workflows);
  say('Starting n8n …');
  const n8n = await prepared.start();
  return { fake, inbox, crm, shift, n8n, projectId: study.projectId, nodes: nodesIn(invite) };
}

/** Acts as the CRM, as one respondent, as the CRM once more, for a second study, and as all respondents who come, and reports what came of it. Throws DemoError. */
export async function play({ fake, inbox, crm, shift, n8n, nodes }: Stage, say: Say): Promise<Report> {
  rmSync(reportFile, { force: true });
  const contacts = readContacts();
  const [first, ...others] = contacts;
  if (!first) throw new DemoError('demo/contacts.csv holds no contact.');
  say(`Adding ${first.name} to the CRM …`);
  await addContacts(n8n.origin, first);
  say(`Adding ${others.length} more at once …`);
  await addContacts(n8n.origin, others);
  say('Joining as one respondent …');
  const mails = await inbox.mails();
  const joined = await tryToJoin(fake, n8n, mails[0]);
  const firstPost = reportOnFirstPost(contacts, fake, mails, joined);
  say(`Adding all ${contacts.length} a second time …`);
  await addContacts(n8n.origin, contacts);
  const secondPost = reportOnSecondPost(mails, fake, await inbox.mails());
  say(`Adding all ${contacts.length} to a second study …`);
  const roomsBefore = fake.rooms.length;
  await addContacts(n8n.origin, contacts, secondStudyWebhook);
  const second_study_rooms = fake.rooms.length - roomsBefore;
  const contactOf = new Map(mails.map((mail) => [linkIn(mail, fake.origin), mail.to]));
  const finished = letSomeCome(fake, contactOf, shift);
  say(`${finished.length} interviews are over, and days have passed. n8n asks Aseed every minute …`);
  const interviews = await reportOnInterviews({ fake, inbox, crm }, contactOf, finished);
  const report = { nodes, ...firstPost, ...secondPost, second_study_rooms, ...interviews };
  mkdirSync(join(root, 'demo', 'out'), { recursive: true });
  writeFileSync(reportFile, `${JSON.stringify(report)}\n`);
  return report;
}

async function tryToJoin(fake: FakeAseed, n8n: N8nServer, mail: Mail | undefined): Promise<string> {
  if (!mail) return 'nobody was invited';
  const link = linkIn(mail, fake.origin);
  const room = fake.rooms.find(({ url }) => url === link);
  try {
    const { token, room_name } = await askToJoin(n8n.origin, mail.to, link);
    const isTheirs = room_name === room?.room_name && room.respondent_email === mail.to;
    return token && isTheirs ? 'ok' : 'joined another room';
  } catch (error) {
    if (error instanceof DemoError) return error.message;
    throw error;
  }
}

/** Builds and packs the node into a folder, and gives the file. Throws DemoError. */
export async function packNode(folder: string, onEnd: OnEnd): Promise<string> {
  const cwd = join(root, 'packages', 'n8n-nodes');
  const options = { cwd, env: cleanEnvironment(), logFile: join(folder, 'pack.log'), onEnd };
  const isBuilt = (await runNode(['build.mjs'], options)) === 0;
  const isPacked = isBuilt && (await runNode(npm('pack', '--pack-destination', folder), options)) === 0;
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (!isPacked || !tarball) throw new DemoError('The node could not be packed. Run "npm run build" to see why.');
  return join(folder, tarball);
}
