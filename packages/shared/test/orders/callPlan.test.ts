import * as fc from 'fast-check';
import { planCalls, roomsIn, type CreateRoomsRequest } from '../../src/orders/callPlan.ts';
import { projectId } from '../clientOf.ts';

const languages = ['de', 'en', undefined];

const anyOrder = fc.option(
  fc.record({ count: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 1000 })), kind: fc.nat(2) }),
  { nil: undefined },
);
const anyOrders = fc
  .array(anyOrder, { maxLength: 40 })
  .map((orders) => orders.map((order) => (order ? request(order.count, languages[order.kind]) : undefined)));

function request(count: number, language: string | undefined): CreateRoomsRequest {
  return { project_id: projectId, count, ...(language !== undefined && { language }) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

test('every order gets exactly its rooms, and an order that is not to be sent gets none', () => {
  fc.assert(
    fc.property(anyOrders, (orders) => {
      const shares = planCalls(orders).flatMap((call) => call.shares);
      const received = orders.map((_, place) =>
        sum(shares.filter(({ order }) => order === place).map(({ count }) => count)),
      );
      expect(received).toEqual(orders.map((order) => order?.count ?? 0));
    }),
  );
});

test('every call asks for what its shares need, at most 100 rooms, with the settings of their orders', () => {
  fc.assert(
    fc.property(anyOrders, (orders) => {
      for (const { request: asked, shares } of planCalls(orders)) {
        expect(asked.count).toBe(roomsIn(shares));
        expect(asked.count).toBeLessThanOrEqual(100);
        expect(shares.every(({ count }) => count > 0)).toBe(true);
        expect(shares.map(({ order }) => ({ ...orders[order], count: asked.count }))).toEqual(shares.map(() => asked));
      }
    }),
  );
});

test('orders with equal settings are planned in the fewest calls of 100', () => {
  fc.assert(
    fc.property(anyOrders, (orders) => {
      const wanted = languages.map((language) =>
        Math.ceil(sum(orders.map((order) => (order?.language === language ? (order?.count ?? 0) : 0))) / 100),
      );
      const planned = languages.map(
        (language) => planCalls(orders).filter((call) => call.request.language === language).length,
      );
      expect(planned).toEqual(wanted);
    }),
  );
});

test('orders get their rooms in their own order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 250 }), { maxLength: 20 }), (counts) => {
      const orders = planCalls(counts.map((count) => request(count, 'en'))).flatMap(({ shares }) =>
        shares.map(({ order }) => order),
      );
      expect(orders).toEqual(orders.toSorted((a, b) => a - b));
    }),
  );
});

test('settings are equal whatever the order of their keys', () => {
  const one = { project_id: projectId, count: 1, language: 'en', voice: 'alloy' };
  const other = { voice: 'alloy', language: 'en', count: 2, project_id: projectId };
  expect(planCalls([one, other])).toEqual([
    {
      request: { ...one, count: 3 },
      shares: [
        { order: 0, count: 1 },
        { order: 1, count: 2 },
      ],
    },
  ]);
});

test('settings that differ in one field alone share no call', () => {
  const calls = planCalls([
    { project_id: projectId, count: 1, voice: 'a' },
    { project_id: projectId, count: 1, language: 'a' },
    { project_id: projectId, count: 1, max_duration_minutes: 30 },
    { project_id: projectId, count: 1 },
  ]);
  expect(calls).toHaveLength(4);
});

test('an order that does not fit into a call goes on in the next', () => {
  expect(planCalls([request(60, 'en'), undefined, request(190, 'en')])).toEqual([
    {
      request: request(100, 'en'),
      shares: [
        { order: 0, count: 60 },
        { order: 2, count: 40 },
      ],
    },
    { request: request(100, 'en'), shares: [{ order: 2, count: 100 }] },
    { request: request(50, 'en'), shares: [{ order: 2, count: 50 }] },
  ]);
});

test('no orders make no calls', () => {
  expect(planCalls([])).toEqual([]);
  expect(planCalls([undefined])).toEqual([]);
});
