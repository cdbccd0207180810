import { startFakeAseed } from '@aseed/fake-aseed';
import * as fc from 'fast-check';
import { joinRoom } from '../../src/api/joinRoom.ts';
import { callOnce } from '../../src/sending/doForEach.ts';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { meetLink, readLivekitToken } from '../../src/api/livekitToken.ts';
import { clientOf, projectId } from '../clientOf.ts';

const tokenOf = (claims: unknown) =>
  ['{"alg":"HS256"}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
const nothing = { identity: null, room: null, expiresAt: null };

test("LiveKit's own token says who may join which room until when", async () => {
  const fake = await startFakeAseed();
  try {
    const client = clientOf(fake);
    await createRoomsForOrders(client, [{ project_id: projectId }], { perOrder: 1, goOn: true });
    const { token, room_name } = await callOnce(client, joinRoom, {
      invite_link: fake.rooms[0]?.url,
      email: 'ana@example.com',
    });
    const { expiresAt, ...claims } = readLivekitToken(token);
    expect(claims).toEqual({ identity: 'ana@example.com', room: room_name });
    expect(Date.parse(expiresAt ?? '')).toBeGreaterThan(Date.parse(fake.rooms[0]?.created_at ?? ''));
  } finally {
    await fake.close();
  }
});

test.each([
  [
    { sub: 'Zoë 🙂', exp: 1_800_000_000, video: { room: 'interview-1' } },
    ['Zoë 🙂', 'interview-1', '2027-01-15T08:00:00.000Z'],
  ],
  [{ sub: 'ana', video: {} }, ['ana', null, null]],
  [{ exp: 0 }, [null, null, '1970-01-01T00:00:00.000Z']],
  [{ exp: 1e300, sub: 'ana' }, ['ana', null, null]],
])('of a token with %j the claims are %j', (claims, [identity, room, expiresAt]) => {
  expect(readLivekitToken(tokenOf(claims))).toEqual({ identity, room, expiresAt });
});

test.each(['', 'Xk3v9Q', 'a.b.c', 'eyJ.eyJ.eyJ', tokenOf('text'), tokenOf(null), tokenOf({ exp: 'soon' })])(
  '%j is no token and says nothing',
  (token) => {
    expect(readLivekitToken(token)).toEqual(nothing);
  },
);

test('whatever stands in the place of a token, it is read without an error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.jsonValue().map(tokenOf)), (token) => {
      expect(Object.keys(readLivekitToken(token))).toEqual(['identity', 'room', 'expiresAt']);
    }),
  );
});

test("the link to LiveKit's page carries server and token through the URL unchanged", () => {
  expect(meetLink('wss://livekit.example.com', 'a.b.c')).toBe(
    'https://meet.livekit.io/custom?liveKitUrl=wss%3A%2F%2Flivekit.example.com&token=a.b.c',
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (livekitUrl, token) => {
      const { searchParams } = new URL(meetLink(livekitUrl, token));
      expect(Object.fromEntries(searchParams)).toEqual({ liveKitUrl: livekitUrl, token });
    }),
  );
});
