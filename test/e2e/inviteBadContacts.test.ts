import { faults } from '@aseed/fake-aseed';
import { inviteWebhook, type Delivered } from '../../demo/crm.ts';
import { publishWithSubject } from './inviteCopy.ts';
import { changeRows, rowsOf } from './inviteTable.ts';
import { startN8n, type SignedIn } from './n8n.ts';

let n8n: SignedIn;

beforeAll(async () => {
  n8n = await startN8n();
});
afterAll(() => n8n.end());
beforeEach(() => n8n.fake.reset());

const deliver = async (body: unknown, path = inviteWebhook) => (await n8n.post(path, body)).answer as Delivered;
const mailsTo = async (email: string) => (await n8n.inbox.mails()).filter(({ to }) => to === email);

describe('what one contact brings with it stops no other', () => {
  test('a language that every object knows by its name is one without a text: the e-mail is in English', async () => {
    const contacts = ['constructor', 'toString', '__proto__', 'fr'].map((language, place) => {
      return { email: `language-${place}@example.com`, name: language, language };
    });
    const { sent, not_sent } = await deliver(contacts);
    expect(not_sent).toEqual([]);
    expect(sent.map(({ email }) => email)).toEqual(contacts.map(({ email }) => email));
    const texts = await Promise.all(contacts.map(async ({ email }) => (await mailsTo(email))[0]?.text));
    expect(texts).toEqual([
      expect.stringMatching(/^Hello constructor,/),
      expect.stringMatching(/^Hello toString,/),
      expect.stringMatching(/^Hello __proto__,/),
      expect.stringMatching(/^Bonjour fr,/),
    ]);
  });

  test('an e-mail that n8n refuses to write is not sent, its link is kept, and it goes out once it can be written', async () => {
    const copy = await publishWithSubject(n8n, "={{ { fr: 'Bonjour' }[$('One of Each').item.json.language] }}");
    const refused = { email: 'refused@example.com', name: 'Refused', language: 'constructor' };
    const first = await deliver([refused, { email: 'fine@example.com', language: 'fr' }], copy);
    const invite_link = n8n.fake.rooms.find(({ url }) => url !== first.sent[0]?.invite_link)?.url;
    expect(first.sent).toEqual([expect.objectContaining({ email: 'fine@example.com' })]);
    expect(first.not_sent).toEqual([
      expect.objectContaining({
        email: 'refused@example.com',
        name: 'Refused',
        invite_link,
        reason: expect.stringMatching(/there is no text with its link.* Cannot access "constructor"/),
      }),
    ]);
    expect(await rowsOf(n8n, 'refused@example.com')).toEqual([
      expect.objectContaining({ kind: 'invite', status: 'not sent', invite_link }),
    ]);
    const second = await deliver(refused);
    expect(second.sent).toEqual([expect.objectContaining({ email: 'refused@example.com', invite_link })]);
    expect(n8n.fake.rooms).toHaveLength(2);
    expect(await mailsTo('refused@example.com')).toHaveLength(1);
  });

  test('a room without a link is named by its id, and its e-mail goes out once somebody has written its link down', async () => {
    n8n.fake.fail('createRooms', faults.lacksLink, { times: 1 });
    const contact = { email: 'no-link@example.com' };
    const first = await deliver(contact);
    const [room] = n8n.fake.rooms;
    expect(first.not_sent).toEqual([
      expect.objectContaining({
        ...contact,
        invite_link: '',
        reason: expect.stringMatching(new RegExp(`^Aseed made the room ${room?.id} without a link.*write its link`)),
      }),
    ]);
    expect(await deliver(contact)).toEqual(first);
    await changeRows(n8n, contact.email, { invite_link: room?.url });
    expect((await deliver(contact)).sent).toEqual([expect.objectContaining({ ...contact, invite_link: room?.url })]);
    expect(n8n.fake.rooms).toHaveLength(1);
    expect((await mailsTo(contact.email)).map(({ text }) => text)).toEqual([
      expect.stringContaining(String(room?.url)),
    ]);
  });
});

describe('an address that a mail server would read as another', () => {
  test.each([
    '<ana@example.com>',
    'Ana<ana@example.com>',
    'ana@example.com,',
    'ana@example.com;',
    'ana@example.com,bob',
    'to:ana@example.com',
    'ana@example.com\0',
  ])('%j gets no room and no e-mail, and the answer says what it has to be', async (email) => {
    const { sent, not_sent } = await deliver({ email, name: 'Ana' });
    expect(sent).toEqual([]);
    expect(not_sent).toEqual([
      expect.objectContaining({ name: 'Ana', reason: expect.stringMatching(/It has to be a single one.*No room/) }),
    ]);
    expect(n8n.fake.rooms).toEqual([]);
    expect(await mailsTo('ana@example.com')).toEqual([]);
  });

  test('is sent to as it stands, so that nobody else gets the e-mail', async () => {
    const { not_sent } = await deliver({ email: 'bea@example.com"' });
    expect(not_sent).toEqual([expect.objectContaining({ reason: expect.stringContaining('rejected') })]);
    expect(await mailsTo('bea@example.com')).toEqual([]);
  });
});
