import { setTimeout as wait } from 'node:timers/promises';
import { faults } from '@aseed/fake-aseed';
import { inviteWebhook, type Delivered } from '../../demo/crm.ts';
import { anyFreePort } from '../../demo/settings.ts';
import { deleteTable, insertRows, rowsOf } from './inviteTable.ts';
import { startN8n, type SignedIn } from './n8n.ts';

let n8n: SignedIn;

beforeAll(async () => {
  n8n = await startN8n();
});
afterAll(() => n8n.end());
beforeEach(() => n8n.fake.reset());

const invite = (body: unknown) => n8n.post(inviteWebhook, body);
const deliver = async (body: unknown) => (await invite(body)).answer as Delivered;
const mailsTo = async (email: string) => (await n8n.inbox.mails()).filter(({ to }) => to === email);

describe('the invite workflow', () => {
  test('one bad address neither stops the others nor loses its link, and nobody is invited twice', async () => {
    const { answer } = await invite([
      { email: 'ana@example.com', name: 'Ana {link} $& <b>', language: 'de-DE' },
      { email: ' ANA@example.com', name: 'Ana again' },
      { email: '"q\\"@exam..ple', name: 'Rejected' },
      { name: 'Without' },
    ]);
    const [first, second] = n8n.fake.rooms;
    expect(answer).toEqual({
      sent: [expect.objectContaining({ email: 'ana@example.com', invite_link: first?.url })],
      already_invited: [],
      not_sent: [
        expect.objectContaining({
          name: 'Rejected',
          invite_link: second?.url,
          reason: expect.stringContaining('rejected'),
        }),
        expect.objectContaining({
          name: 'Without',
          invite_link: '',
          reason: expect.stringContaining('no valid e-mail'),
        }),
      ],
    });
    const [mail] = await n8n.inbox.mails();
    expect(mail?.text).toMatch(/^Guten Tag Ana \{link\} \$& <b>,/);
    expect(mail?.text).toContain(first?.url);
  });

  test('when no room can be made, every contact is in the answer with the reason', async () => {
    n8n.fake.fail('createRooms', faults.invalid);
    const { answer } = await invite([{ email: 'a@example.com' }, { email: 'b@example.com' }]);
    const reason = expect.stringMatching(/unknown language.* No room was created\. ./);
    const refused = expect.objectContaining({ invite_link: '', reason });
    expect(answer).toEqual({ sent: [], already_invited: [], not_sent: [refused, refused] });
  });

  test.each([
    ['more than 500 contacts', Array.from({ length: 501 }, (_, place) => ({ email: `c${place}@example.com` })), 413],
    ['no contact', [], 400],
  ])('%s are refused, and nothing is made', async (_, contacts, status) => {
    expect(await invite(contacts)).toEqual({
      status,
      answer: { error: expect.stringContaining('Nothing was created or sent.') },
    });
    expect(n8n.fake.requests).toEqual([]);
  });
});

describe('one room per contact', () => {
  const longAgo = '2026-01-01T00:00:00.000Z';
  const justNow = () => new Date().toISOString();

  test('a contact that comes again gets the room it has, and no second e-mail', async () => {
    const first = await deliver({ email: 'again@example.com', name: 'Again' });
    const second = await deliver([{ email: 'Again@example.com ', name: 'Another name', language: 'fr' }]);
    const invite_link = n8n.fake.rooms[0]?.url;
    expect(first.sent).toEqual([expect.objectContaining({ email: 'again@example.com', invite_link })]);
    expect(second).toEqual({
      sent: [],
      already_invited: [expect.objectContaining({ email: 'again@example.com', invite_link })],
      not_sent: [],
    });
    expect(n8n.fake.rooms).toHaveLength(1);
    expect(await mailsTo('again@example.com')).toHaveLength(1);
    expect(await rowsOf(n8n, 'again@example.com')).toEqual([
      expect.objectContaining({ kind: 'invite', status: 'sent', invite_link, room_id: n8n.fake.rooms[0]?.id }),
    ]);
  });

  test('of deliveries at the same moment, each contact is made a room and sent an e-mail by one alone', async () => {
    const emails = Array.from({ length: 60 }, (_, place) => `at-once-${place}@example.com`);
    for (const round of [emails.slice(0, 20), emails.slice(20, 40), emails.slice(40)]) {
      const contacts = round.map((email) => ({ email }));
      const answers = await Promise.all([deliver(contacts), deliver(contacts.toReversed()), deliver(contacts)]);
      const inList = (list: keyof Delivered) => answers.flatMap((answer) => answer[list].map(({ email }) => email));
      expect(inList('sent').sort()).toEqual(round.toSorted());
      for (const { sent, already_invited, not_sent } of answers) {
        const answered = [...sent, ...already_invited, ...not_sent].map(({ email }) => email);
        expect(answered.sort()).toEqual(round.toSorted());
        for (const { reason } of not_sent) expect(reason).toContain('Another delivery of this contact');
      }
    }
    expect(n8n.fake.rooms).toHaveLength(emails.length);
    const mails = (await n8n.inbox.mails()).filter(({ to }) => to.startsWith('at-once-'));
    expect(mails.map(({ to }) => to).sort()).toEqual(emails.sort());
  });

  test('an e-mail that failed goes out with the next delivery, with the link of the room there is', async () => {
    const credential = '/credentials/demo-smtp';
    const { data, ...rest } = (await n8n.rest('GET', `${credential}?includeData=true`)) as { data: object };
    const to = (changed: object) => n8n.rest('PATCH', credential, { ...rest, data: { ...data, ...changed } });
    await to({ port: await anyFreePort() });
    const first = await deliver([{ email: 'later@example.com' }]);
    await to({});
    const second = await deliver([{ email: 'later@example.com' }]);
    const invite_link = n8n.fake.rooms[0]?.url;
    expect(first.not_sent).toEqual([
      expect.objectContaining({ invite_link, reason: expect.stringContaining('could not be sent') }),
    ]);
    expect(second.sent).toEqual([expect.objectContaining({ email: 'later@example.com', invite_link })]);
    expect(n8n.fake.rooms).toHaveLength(1);
    expect((await mailsTo('later@example.com')).map(({ text }) => text)).toEqual([
      expect.stringContaining(String(invite_link)),
    ]);
  });

  test('where no room could be made, nothing is remembered, and the next delivery makes it', async () => {
    n8n.fake.fail('createRooms', faults.invalid, { times: 1 });
    const first = await deliver({ email: 'refused@example.com' });
    expect(first.not_sent).toEqual([expect.objectContaining({ email: 'refused@example.com', invite_link: '' })]);
    expect(await rowsOf(n8n, 'refused@example.com')).toEqual([]);
    expect((await deliver({ email: 'refused@example.com' })).sent).toHaveLength(1);
    expect(n8n.fake.rooms).toHaveLength(1);
  });

  test('where a room may exist, none is asked for again, until somebody has looked', async () => {
    n8n.fake.fail('createRooms', faults.closedAfter, { times: 1 });
    const contact = { email: 'perhaps@example.com' };
    const notKnown = expect.objectContaining({ invite_link: '', reason: expect.stringContaining('is not known') });
    for (const answer of [await deliver(contact), await deliver(contact)]) {
      expect(answer).toEqual({ sent: [], already_invited: [], not_sent: [notKnown] });
    }
    expect(n8n.fake.rooms).toHaveLength(1);
    expect(await rowsOf(n8n, contact.email)).toEqual([expect.objectContaining({ status: 'not known' })]);
  });

  test('of many contacts, only those are held back that a room may exist for, and the answer names what was found', async () => {
    n8n.fake.fail('createRooms', { ...faults.serverError, isCarriedOut: true }, { times: 1 });
    const contacts = Array.from({ length: 101 }, (_, place) => ({ email: `many-${place}@example.com` }));
    const first = await deliver(contacts);
    expect(first.not_sent).toHaveLength(101);
    const held = first.not_sent.filter(({ reason }) => reason.startsWith('Whether the rooms were created'));
    expect(held).toHaveLength(100);
    for (const { reason } of held) expect(reason).toContain(n8n.fake.rooms[0]?.id);
    const second = await deliver(contacts);
    expect(second.sent).toEqual([expect.objectContaining({ email: 'many-100@example.com' })]);
    expect(second.not_sent).toHaveLength(100);
    expect(n8n.fake.rooms).toHaveLength(101);
  });

  test('what a killed execution left counts for half an hour', async () => {
    const claim = (name: string, at: string) => ({ kind: 'claim', email: `${name}@example.com`, execution: '0', at });
    const invitation = (name: string, at: string) => ({
      ...claim(name, at),
      kind: 'invite',
      status: 'room made',
      invite_link: `https://aseed.example/${name}`,
    });
    await insertRows(n8n, [
      ...[claim('stale-1', longAgo), claim('stale-2', longAgo), claim('fresh', justNow())],
      ...[invitation('cut', longAgo), invitation('on-its-way', justNow())],
    ]);
    const names = ['stale-1', 'stale-2', 'fresh', 'cut', 'on-its-way'];
    const answer = await deliver(names.map((name) => ({ email: `${name}@example.com` })));
    expect(answer).toEqual({
      sent: [
        expect.objectContaining({ email: 'stale-1@example.com' }),
        expect.objectContaining({ email: 'stale-2@example.com' }),
        expect.objectContaining({ email: 'cut@example.com', invite_link: 'https://aseed.example/cut' }),
      ],
      already_invited: [
        expect.objectContaining({
          invite_link: 'https://aseed.example/on-its-way',
          reason: expect.stringContaining('unless that delivery was cut short'),
        }),
      ],
      not_sent: [
        expect.objectContaining({ email: 'fresh@example.com', reason: expect.stringContaining('or was cut short') }),
      ],
    });
    expect(n8n.fake.rooms).toHaveLength(2);
  });

  test('a memory that fails after the rooms were made keeps no invite back, and the answer says so', async () => {
    n8n.fake.fail('createRooms', { delayMs: 2000 });
    const delivery = deliver([{ email: 'forgotten-1@example.com' }, { email: 'forgotten-2@example.com' }]);
    while (n8n.fake.requests.length === 0) await wait(50);
    expect(n8n.fake.rooms).toEqual([]);
    await deleteTable(n8n);
    const answer = await delivery;
    const forgotten = (place: number): unknown =>
      expect.objectContaining({
        email: `forgotten-${place}@example.com`,
        invite_link: n8n.fake.rooms[place - 1]?.url,
        reason: expect.stringMatching(/^This could not be remembered/),
      });
    expect(answer).toEqual({ sent: [forgotten(1), forgotten(2)], already_invited: [], not_sent: [] });
    expect(await mailsTo('forgotten-2@example.com')).toHaveLength(1);
  });
});
