import { setTimeout as wait } from 'node:timers/promises';
import { faults } from '@aseed/fake-aseed';
import { createRoomsForOrders } from '@aseed/shared';
import { aseedClient } from '../../demo/aseedClient.ts';
import { readContacts } from '../../demo/contacts.ts';
import { inviteWebhook } from '../../demo/crm.ts';
import { finishedWorkflow, reminderWorkflow, type Workflow } from '../../demo/workflows.ts';
import { complaintOf } from './complaint.ts';
import { startN8n, type SignedIn } from './n8n.ts';
import { newestExecution } from './newestExecution.ts';
import { until } from '../workflows/until.ts';
import { publishPolling, type EditedNode } from './publish.ts';

let n8n: SignedIn;
let published: string | undefined;

beforeAll(async () => {
  n8n = await startN8n();
});
afterAll(() => n8n.end());
beforeEach(() => n8n.fake.reset());
afterEach(async () => {
  if (published) await n8n.rest('POST', `/workflows/${published}/deactivate`);
  published = undefined;
});

const [ana, bea] = readContacts().map(({ email }) => email);
const mailsWith = async (text: string) => (await n8n.inbox.mails()).filter((mail) => mail.text.includes(text));

/** Publishes one of the workflows with changes, as a person may make some. Gives its id, when its first poll is over. */
async function publish(workflow: Workflow, change: (node: EditedNode) => void = () => undefined): Promise<string> {
  for (const node of workflow.nodes) change(node);
  published = await publishPolling(n8n, workflow);
  // n8n says that it is published before it polls. What a poll has asked for is answered at once.
  await until('its first poll', () => n8n.fake.requests.some(({ operation }) => operation === 'listRooms'));
  return published;
}

async function makeRooms(count: number): Promise<readonly string[]> {
  const order = { project_id: n8n.projectId, count };
  await createRoomsForOrders(aseedClient(n8n.fake), [order], { perOrder: count, goOn: false });
  return n8n.fake.rooms.map(({ id }) => id);
}

/** How the first execution of a workflow has ended, which a poll starts. */
async function ended(workflowId: string): Promise<string> {
  for (const deadline = Date.now() + 150_000; Date.now() < deadline; ) {
    const { status = '' } = (await newestExecution(n8n, workflowId)) ?? {};
    if (['success', 'error', 'crashed'].includes(status)) return status;
    await wait(300);
  }
  throw new Error('No execution was started and ended within two minutes and a half.');
}

describe('the workflow of finished interviews', () => {
  const example = () => finishedWorkflow(n8n.projectId, n8n.crm.origin);
  const complaint = async (id: string) => {
    expect(await ended(id)).toBe('error');
    return complaintOf(n8n, id, /^(Transcript|Contact|CRM|Tell the Team): /);
  };

  test('ends red for an interview whose contact the CRM does not know, without naming it, and does the others', async () => {
    const rooms = await makeRooms(2);
    const id = await publish(example());
    const emails = [ana, 'stranger@example.com'];
    for (const [place, room] of rooms.entries()) n8n.fake.play(room, 'finish', { email: emails[place] ?? '' });
    const said = await complaint(id);
    expect(said).toMatch(/^CRM: .*404/);
    expect(said).not.toContain('stranger');
    const row = n8n.crm.rows.get(ana ?? '');
    expect(row).toMatchObject({ times: 1, fields: { interview_room: rooms[0] } });
    const told = await mailsWith(String(row?.fields.transcript));
    expect(told.map(({ to }) => to)).toEqual(['team@example.com']);
  });

  test('ends red where the transcript cannot be read, and writes nothing into the CRM', async () => {
    const [room = ''] = await makeRooms(1);
    const id = await publish(example());
    n8n.fake.fail('getRecord', faults.serverError);
    n8n.fake.play(room, 'finish', { email: bea ?? '' });
    expect(await complaint(id)).toMatch(/^Transcript: /);
    expect(n8n.crm.rows.has(bea ?? '')).toBe(false);
  });

  test('ends red where the team is told nothing, with the row written', async () => {
    const [room = ''] = await makeRooms(1);
    const id = await publish(example(), (node) => {
      if (node.name === 'Tell the Team') node.parameters.toEmail = '={{ "" }}';
    });
    n8n.fake.play(room, 'finish', { email: bea ?? '' });
    expect(await complaint(id)).toMatch(/^Tell the Team: /);
    expect(n8n.crm.rows.get(bea ?? '')).toMatchObject({ times: 1, fields: { interview_room: room } });
  });
});

describe('the workflow of links about to expire', () => {
  const day = 24 * 60 * 60 * 1000;
  const complaint = async (id: string) => {
    expect(await ended(id)).toBe('error');
    return complaintOf(n8n, id, /^(No reminder was sent|Contacts could not)/);
  };
  afterEach(() => {
    n8n.shift.ms = 0;
  });

  test('reminds who has not come, and nobody else', async () => {
    const contacts = ['come', 'gone'].map((name) => ({ email: `${name}@reminded.example.com`, name }));
    await n8n.post(inviteWebhook, contacts);
    const [come, missing] = n8n.fake.rooms;
    n8n.fake.play(come?.id ?? '', 'join', { email: 'come@reminded.example.com' });
    n8n.shift.ms = 5.5 * day;
    expect(await ended(await publish(reminderWorkflow(n8n.projectId)))).toBe('success');
    const reminders = await mailsWith('still open');
    expect(reminders.map(({ to }) => to)).toEqual(['gone@reminded.example.com']);
    expect(reminders[0]?.text).toContain(missing?.url);
  });

  test('ends red for a room that was made for nobody who is known, and names it', async () => {
    const [room = ''] = await makeRooms(1);
    n8n.shift.ms = 5.5 * day;
    expect(await complaint(await publish(reminderWorkflow(n8n.projectId)))).toMatch(
      new RegExp(`^No reminder was sent for the rooms ${room}\\. Their contacts are not known`),
    );
  });

  test('ends red where no reminder can be sent, names the room and not the contact', async () => {
    await n8n.post(inviteWebhook, [{ email: 'later@reminded.example.com' }]);
    n8n.shift.ms = 5.5 * day;
    const id = await publish(reminderWorkflow(n8n.projectId), (node) => {
      if (node.name === 'Send Reminder') node.parameters.toEmail = '={{ "" }}';
    });
    const said = await complaint(id);
    expect(said).toContain(`No reminder was sent for the rooms ${n8n.fake.rooms[0]?.id}.`);
    expect(said).not.toContain('later@');
  });
});
