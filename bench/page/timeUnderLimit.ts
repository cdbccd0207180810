import type { Limit } from '../n8n/measureLimit.ts';
import type { Point } from '../server/timeline.ts';
import { lineChart } from './lineChart.ts';
import { whole } from './numbers.ts';

/** The chart of how many rooms are made over time on a server that allows five calls a second. */
export function timeUnderLimit({ ours, leastMs, http, timelines }: Limit): string {
  const most = ours.contacts;
  const seconds = Math.ceil((Math.max(ours.nodeMs, leastMs) / 1000) * 1.1);
  const stepped = (points: readonly Point[]): Point[] =>
    points.flatMap((point, place) => [{ x: point.x, y: points[place - 1]?.y ?? 0 }, point]);
  const until = (points: readonly Point[]) => [...stepped(points), { x: seconds, y: points.at(-1)?.y ?? 0 }];
  return lineChart({
    title: `${whole(most)} contacts on a server that allows 5 calls a second`,
    subtitle: 'Rooms made since the first call; a bucket of 5, refusals with Retry-After',
    x: {
      label: 'seconds since the first call',
      from: 0,
      to: seconds,
      isLogarithmic: false,
      ticks: Array.from({ length: Math.floor(seconds / 5) + 1 }, (_, place) => place * 5),
      tickText: whole,
    },
    y: {
      label: 'rooms',
      from: 0,
      to: most,
      isLogarithmic: false,
      ticks: [0, 0.25, 0.5, 0.75, 1].map((share) => share * most),
      tickText: whole,
    },
    series: [
      { name: 'the least that is possible', color: '#6b7280', isDashed: true, points: until(timelines.least) },
      { name: 'Aseed node', color: '#2563eb', points: until(timelines.ours) },
      {
        name: `HTTP Request, ${whole(http[0]?.contacts ?? 0)} contacts`,
        color: '#dc2626',
        points: until(timelines.http),
      },
    ],
  });
}
