import { faults } from '@aseed/fake-aseed';
import { inviteWebhook } from '../../demo/crm.ts';
import { anyFreePort } from '../../demo/settings.ts';
import { complaintOf } from './complaint.ts';
import { startN8n, type SignedIn } from './n8n.ts';
import { publishCopy, publishNode } from './publish.ts';

let n8n: SignedIn;

beforeAll(async () => {
  n8n = await startN8n();
});
afterAll(() => n8n.end());
beforeEach(() => n8n.fake.reset());

const deliver = (body: unknown, path = inviteWebhook) => n8n.post(path, body);
const mailsTo = async (email: string) => (await n8n.inbox.mails()).filter(({ to }) => to === email);
const red = { status: 500, answer: { message: 'Error in workflow' } };

/** What the answer lists for the rooms whose invites were sent, in their order. */
const sent = (...places: number[]) => ({
  status: 200,
  answer: places.map((place) => ({ room_id: n8n.fake.rooms[place]?.id, sent: true })),
});
const nobody = { status: 200, answer: [] };

describe('the invite workflow', () => {
  test('invites a contact once, in its language, however often and however it is spelled', async () => {
    const ana = { id: 7, email: 'ana@example.com', name: 'Ana {link} $& <b>', language: 'de-DE' };
    expect(await deliver(ana)).toEqual(sent(0));
    expect(await deliver([{ ...ana, email: ' ANA@example.com' }, ana])).toEqual(nobody);
    expect(n8n.fake.rooms.map(({ language }) => language)).toEqual(['de-de']);
    const [mail, another] = await mailsTo('ana@example.com');
    expect(mail?.text).toMatch(/^Guten Tag Ana \{link\} \$& <b>,/);
    expect(mail?.text).toContain(n8n.fake.rooms[0]?.url);
    expect(another).toBeUndefined();
    expect(await complaintOf(n8n)).toBe('success');
  });

  test('ends red where a contact was not invited, invites the others all the same, and says whom it was about', async () => {
    const contacts = [
      { id: 11, email: 'bea@example.com' },
      { id: 12, email: 'not an address' },
      { id: 13, name: 'Without' },
      { email: '"q\\"@exam..ple' },
    ];
    expect(await deliver(contacts)).toEqual(red);
    expect(await mailsTo('bea@example.com')).toHaveLength(1);
    expect(n8n.fake.rooms).toHaveLength(2);
    expect((await complaintOf(n8n)).split('\n')).toEqual([
      '2 of 4 contacts got no room: no. 2 (CRM 12), no. 3 (CRM 13). Contact Key is missing. No room was created. Correct the field, or what fills it, and deliver the contact again.',
      expect.stringMatching(
        /^1 of 4 contacts got no e-mail, or it is not recorded: no\. 4\. .*The invite to this room was not sent\./,
      ),
    ]);
  });

  test.each([
    [
      'a wrong token',
      { answer: { status: 401, body: { detail: 'Invalid token' } } },
      /^2 of 2 contacts got no room: .*API token \(401\)\. No room was/,
    ],
    [
      'a language that Aseed does not know',
      faults.invalid,
      /^2 of 2 contacts got no room: .*unknown language.* No room/,
    ],
  ])('ends red with %s, and invites everybody once it is put right', async (what, fault, complaint) => {
    n8n.fake.fail('createRooms', fault, { times: 1 });
    const contacts = ['a', 'b'].map((name, place) => ({ id: place, email: `${name}@${what.length}.example.com` }));
    expect(await deliver(contacts)).toEqual(red);
    expect(await complaintOf(n8n)).toMatch(complaint);
    expect(await deliver(contacts)).toEqual(sent(0, 1));
  });

  test('ends red where the project is blank, which n8n refuses to publish unless it comes from an expression', async () => {
    const { id, path } = await publishCopy(n8n, ({ parameters }) => {
      if (parameters.project_id !== undefined) parameters.project_id = '={{ $json.project }}';
    });
    expect(await deliver({ email: 'blank@example.com' }, path)).toEqual(red);
    expect(await complaintOf(n8n, id)).toMatch(/^1 of 1 contacts got no room: no\. 1\. Project is missing\./);
  });

  test('ends red with a dead mail server, and sends the link of the room there is once it is up', async () => {
    const credential = '/credentials/demo-smtp';
    const { data, ...rest } = (await n8n.rest('GET', `${credential}?includeData=true`)) as { data: object };
    const to = (changed: object) => n8n.rest('PATCH', credential, { ...rest, data: { ...data, ...changed } });
    await to({ port: await anyFreePort() });
    expect(await deliver([{ id: 'x9', email: 'later@example.com' }])).toEqual(red);
    expect(await complaintOf(n8n)).toMatch(
      /^1 of 1 contacts got no e-mail, or it is not recorded: no\. 1 \(CRM x9\)\. .*ECONNREFUSED.*The invite to this room was not sent\./,
    );
    await to({});
    expect(await deliver([{ id: 'x9', email: 'later@example.com' }])).toEqual(sent(0));
    expect(n8n.fake.rooms).toHaveLength(1);
    expect((await mailsTo('later@example.com')).map(({ text }) => text)).toEqual([
      expect.stringContaining(String(n8n.fake.rooms[0]?.url)),
    ]);
  });

  test('tells in one error whom it did not get a room, an e-mail or a record for', async () => {
    const { id, path } = await publishCopy(n8n, ({ name, parameters }) => {
      if (name === 'Record Invite') parameters.room_id = 'of nobody';
      if (name === 'Send Email')
        parameters.toEmail = "={{ $json.contact_key.startsWith('refused') ? '' : $json.contact_key }}";
    });
    const contacts = [{ email: '' }, { email: 'refused@example.com' }, { id: 3, email: 'fine@example.com' }];
    expect(await deliver(contacts, path)).toEqual(red);
    const complaint = await complaintOf(n8n, id);
    expect(complaint.split('\n')).toEqual([
      expect.stringMatching(/^1 of 3 contacts got no room: no\. 1\. Contact Key is missing\./),
      expect.stringMatching(
        /^2 of 3 contacts got no e-mail, or it is not recorded: no\. 2, no\. 3 \(CRM 3\)\. .*No contact is known whose room/,
      ),
    ]);
    expect(await mailsTo('fine@example.com')).toHaveLength(1);
  });

  test('ends red where the e-mail step fails as a whole, and where contacts can no longer be remembered', async () => {
    const { id, path } = await publishCopy(n8n, (node) => {
      if (node.name === 'Send Email') node.credentials = { smtp: { id: 'gone', name: 'Gone' } };
    });
    expect(await deliver({ email: 'whole@example.com' }, path)).toEqual(red);
    expect(await complaintOf(n8n, id)).toMatch(/^1 of 1 contacts got no e-mail, or it is not recorded: no\. 1\. /);
    expect(await deliver({ email: 'whole@example.com' })).toEqual(sent(0));
  });

  test('a language that every object knows by its name is one without a text: the e-mail is in English', async () => {
    const languages = ['constructor', '__proto__', 'fr'];
    const contacts = languages.map((language, place) => ({ email: `l${place}@example.com`, name: language, language }));
    expect(await deliver(contacts)).toMatchObject({ status: 200 });
    const texts = await Promise.all(contacts.map(async ({ email }) => (await mailsTo(email))[0]?.text));
    expect(texts).toEqual(languages.map((language): unknown => expect.stringMatching(`^Hello ${language},`)));
  });

  test.each(['<eve@example.com>', 'Eve<eve@example.com>', 'eve@example.com,bob@example.com', 'to:eve@example.com'])(
    'an address that a mail server would read as another, %j, gets no room and no e-mail',
    async (email) => {
      expect(await deliver({ email })).toEqual(red);
      expect(await complaintOf(n8n)).toMatch(/^1 of 1 contacts got no room: no\. 1\. Contact Key is missing\./);
      expect([n8n.fake.rooms, await mailsTo('eve@example.com')]).toEqual([[], []]);
    },
  );

  test('the room of each contact has its Display Name, and leads back to the contact by its id', async () => {
    const { path } = await publishCopy(n8n, ({ name, parameters }) => {
      if (name === 'Aseed')
        parameters.additionalFields = { display_name: '={{ $json.contact_key ?? "Planning study" }}' };
    });
    const contacts = ['Cleo', 'Dora'].map((name) => ({ email: `${name}@example.com`, name }));
    expect(await deliver(contacts, path)).toEqual(sent(0, 1));
    expect(n8n.fake.rooms.map(({ display_name: name }) => name)).toEqual(['Planning study', 'Planning study']);
    const getContact = await publishNode(n8n, {
      resource: 'contact',
      operation: 'getByRoom',
      room_id: '={{ $json.body.room }}',
    });
    const askFor = (room: string) => deliver({ room }, getContact.path);
    expect(await askFor(n8n.fake.rooms[1]?.id ?? '')).toMatchObject({
      answer: [{ contact_key: 'dora@example.com', was_found: true }],
    });
    expect(await askFor('of nobody')).toEqual({
      status: 200,
      answer: [{ room_id: 'of nobody', contact_key: null, was_found: false }],
    });
  });

  test('no contact at all is none, and nothing is made', async () => {
    expect(await deliver([])).toMatchObject({ status: 200 });
    expect(n8n.fake.requests).toEqual([]);
  });

  test('where a room may exist, none is asked for again, until the contact is forgotten', async () => {
    n8n.fake.fail('createRooms', faults.closedAfter, { times: 1 });
    const contact = { email: 'perhaps@example.com' };
    expect(await deliver(contact)).toEqual(red);
    expect(await complaintOf(n8n)).toContain('Whether the rooms were created is not known');
    expect(await deliver(contact)).toEqual(red);
    expect(await complaintOf(n8n)).toContain('Another run is making or handing out the room of this contact');
    expect(n8n.fake.rooms).toHaveLength(1);
    const { path } = await publishNode(n8n, {
      resource: 'contact',
      operation: 'forget',
      project_id: n8n.projectId,
      contactKey: '={{ $json.body.contact }}',
    });
    const forgotten = { status: 200, answer: [{ contact_key: contact.email, was_known: true }] };
    expect(await deliver({ contact: contact.email }, path)).toEqual(forgotten);
    expect(await deliver(contact)).toEqual(sent(1));
  });
});
