import { type Operation } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { joinRoom } from '../../src/api/joinRoom.ts';
import { listRooms } from '../../src/api/listRooms.ts';
import { callOnce } from '../../src/sending/doForEach.ts';
import { testConnection } from '../../src/sending/testConnection.ts';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { clientAnswering, clientOf, projectId } from '../clientOf.ts';
import { refusalOf } from '../refusalOf.ts';

const fake = useFakeAseed();
const other = useFakeAseed();

const order = { project_id: projectId };
const invite = { invite_link: 'Xk3v9Q', email: 'ana@example.com' };
const calls: [string, Operation, () => Promise<unknown>][] = [
  ['listing', 'listRooms', () => callOnce(clientOf(fake), listRooms, {})],
  ['the connection test', 'listRooms', () => testConnection(clientOf(fake))],
  ['joining', 'joinRoom', () => callOnce(clientOf(fake), joinRoom, invite)],
  ['creating', 'createRooms', () => create()],
];

async function create(): Promise<void> {
  const { results } = await createRoomsForOrders(clientOf(fake), [order], { perOrder: 1, goOn: false });
  const [{ error } = {}] = results;
  if (error) throw error;
}

const table = calls.flatMap(([what, operation, work]) =>
  [301, 302, 307, 308].map((status) => ({ what, operation, work, status })),
);

test.each(table)(
  '$what follows no redirect ($status), and says where it leads',
  async ({ operation, work, status }) => {
    const location = `${other.baseUrl}/api/interviews/rooms?token=secret`;
    fake.fail(operation, { answer: { status, headers: { location }, body: '' } });
    expect(await refusalOf(work)).toEqual({
      name: 'WrongAddressError',
      field: 'base_url',
      message: `The Base URL does not seem to lead to the Aseed API: it redirects to ${other.origin} (${status}).`,
      hint: expect.any(String),
    });
    expect(fake.requests).toHaveLength(1);
    expect(other.requests).toEqual([]);
  },
);

const wherever = async (location: string, status = 307) =>
  (
    await refusalOf(() =>
      callOnce(
        clientAnswering(() => ({ status, headers: { location }, body: '' })),
        listRooms,
        {},
      ),
    )
  ).message;

test.each([
  ['https://ana:pa55word@evil.example/x?y#z', 'https://evil.example'],
  ['//evil.example/x', 'another page'],
  ['/login?next=secret', 'another page'],
  ['javascript:alert(1)', 'another page'],
  ['https://', 'another page'],
  ['https://secret-token.evil.example/', 'https://….evil.example'],
])('a redirect to %s is told as one to %s', async (location, told) => {
  expect(await wherever(location)).toBe(
    `The Base URL does not seem to lead to the Aseed API: it redirects to ${told} (307).`,
  );
});

// Of the second, URL.canParse says that it is an address, and URL that it is none.
test.each(['a', 'eyJ'])(
  'a redirect to a name of 300 kB (%s…) is told in a sentence that can be read',
  async (piece) => {
    const message = await wherever(`https://${piece.repeat(300_000 / piece.length)}`);
    expect(message).toMatch(
      /^The Base URL does not seem to lead to the Aseed API: it redirects to .{1,400} \(307\)\.$/,
    );
  },
);
