import { faults, type Fault } from '@aseed/fake-aseed';
import { useFakeAseed } from '@aseed/fake-aseed/jest';
import { roomsWanted } from '../../src/interviews/roomsWanted.ts';
import { createRoomsForOrders } from '../../src/orders/createRoomsForOrders.ts';
import { doOnce } from '../../src/sending/doForEach.ts';
import { clientAnswering, clientOf, projectId } from '../clientOf.ts';
import { documentedRoom } from '../documentedRoom.ts';
import { refusalOf } from '../refusalOf.ts';

const fake = useFakeAseed();
const other = '00000000-0000-4000-8000-000000000001';
const day = 24 * 60 * 60 * 1000;

/** A room that waits, one that is joined, one that is finished, one that ends tomorrow, and one of another project. */
async function madeRooms() {
  const orders = [
    { project_id: projectId, count: 3 },
    { project_id: projectId, expires_in_days: 1 },
    { project_id: other },
  ];
  await createRoomsForOrders(clientOf(fake), orders, { perOrder: 3, goOn: false });
  const [waiting, joined, finished] = fake.rooms.filter(({ project_id }) => project_id === projectId);
  const ending = fake.rooms.find(({ expires_at }) => Date.parse(expires_at ?? '') === fake.now() + day);
  const elsewhere = fake.rooms.find(({ project_id }) => project_id === other);
  if (!waiting || !joined || !finished || !ending || !elsewhere) throw new Error('A room is missing.');
  for (const { id } of [joined, finished]) fake.play(id, 'join', { email: 'ana@example.com' });
  fake.play(finished.id, 'finish', {});
  return { waiting, joined, finished, ending, elsewhere };
}

const idsOf = async (fields: object) => (await doOnce(clientOf(fake), roomsWanted, { ...fields })).map(({ id }) => id);

test('rooms are found by what they wait for', async () => {
  const { waiting, joined, finished, ending, elsewhere } = await madeRooms();
  expect((await idsOf({})).sort()).toEqual([waiting, joined, finished, ending, elsewhere].map(({ id }) => id).sort());
  expect(await idsOf({ project_id: other })).toEqual([elsewhere.id]);
  expect(await idsOf({ status: 'active' })).toEqual([joined.id]);
  expect((await idsOf({ not_yet_joined: true })).sort()).toEqual(
    [waiting, ending, elsewhere].map(({ id }) => id).sort(),
  );
  expect(await idsOf({ expiring_within_days: 2 })).toEqual([ending.id]);
  expect(await idsOf({ finished_since: new Date(fake.now()).toISOString() })).toEqual([finished.id]);
  expect(await idsOf({ finished_since: new Date(fake.now() + 1000).toISOString() })).toEqual([]);
  expect(await idsOf({ limit: 2 })).toHaveLength(2);
});

test('a time without its zone is taken for UTC', async () => {
  const room = { ...documentedRoom, finished_at: '2026-11-07T05:31:56' };
  const client = clientAnswering(() => ({ status: 200, headers: {}, body: JSON.stringify([room]) }));
  const found = async (since: string) => (await doOnce(client, roomsWanted, { finished_since: since })).length;
  expect(await found('2026-11-07T06:31:56+01:00')).toBe(1);
  expect(await found('2026-11-07T05:31:57Z')).toBe(0);
});

test.each<[string, Fault]>([
  ['an error page', faults.hugePage],
  ['cut JSON', faults.invalidJson],
  ['an empty body', faults.emptyBody],
  ['an object', faults.emptyObject],
  ['a fault', faults.badGateway],
])('%s in place of the list is never an empty list', async (_what, fault) => {
  await madeRooms();
  fake.fail('listRooms', fault);
  expect((await refusalOf(() => idsOf({}))).message).not.toBe('');
});
