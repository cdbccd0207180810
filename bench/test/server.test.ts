import { gateOf } from '../server/tokenBucket.ts';
import { trafficOf } from '../server/traffic.ts';

const call = (arrivedMs: number, endedMs: number, status = 200) => ({ arrivedMs, endedMs, status, rooms: 1 });

test('a bucket of five lets five through, and says when the next may come', () => {
  const gate = gateOf({ size: 5, perSecond: 5 });
  const atOnce = Array.from({ length: 6 }, () => gate(0));
  expect(atOnce).toEqual([...Array<unknown>(5).fill({ passes: true }), { passes: false, waitMs: 200 }]);
  expect(gate(200)).toEqual({ passes: true });
  expect(gate(210)).toMatchObject({ passes: false });
});

test('it never holds more than its size', () => {
  const gate = gateOf({ size: 5, perSecond: 5 });
  gate(0);
  const later = Array.from({ length: 6 }, () => gate(3_600_000).passes);
  expect(later).toEqual([true, true, true, true, true, false]);
});

test('calls that follow each other are never under way at once', () => {
  expect(trafficOf([call(0, 10), call(10, 20)])).toMatchObject({ mostInFlight: 1, calls: 2, firstMs: 0, lastMs: 20 });
});

test('calls that overlap are, and refusals are counted apart', () => {
  const seen = [call(0, 10), call(5, 20), call(8, 9), call(8, 8, 429)];
  expect(trafficOf(seen)).toMatchObject({ mostInFlight: 3, calls: 3, refused: 1, rooms: 3 });
});
