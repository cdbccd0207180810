import { arithmeticOneByOne } from './oneByOne.ts';
import { lineChart, type Series } from './lineChart.ts';
import { whole } from './numbers.ts';
import type { Row } from '../n8n/row.ts';
import type { Point } from '../server/timeline.ts';

const lines: readonly (Pick<Series, 'name' | 'color'> & { readonly contestant: string })[] = [
  { contestant: 'ours-fixed', name: 'Aseed node, fixed fields', color: '#1e3a8a' },
  { contestant: 'ours-plain', name: 'Aseed node, three plain paths', color: '#2563eb' },
  { contestant: 'ours-computed', name: 'Aseed node, three computed', color: '#0891b2' },
  { contestant: 'http-fixed', name: 'HTTP Request, fixed fields', color: '#b45309' },
  { contestant: 'http-plain', name: 'HTTP Request, three plain paths', color: '#ea580c' },
  { contestant: 'http-computed', name: 'HTTP Request, three computed', color: '#dc2626' },
];

/** The chart of the time from request to answer by the number of contacts, both logarithmic. */
export function timeByContacts(rows: readonly Row[]): string {
  const measured = lines.map(({ contestant, ...line }) => ({
    ...line,
    hasDots: true,
    points: pointsOf(rows.filter((row) => row.contestant === contestant && row.error === '')),
  }));
  const oneByOne = pointsOf(rows.filter(({ contestant }) => contestant === 'http-one-by-one'));
  const further = [...oneByOne.slice(-1), ...pointsOf(arithmeticOneByOne(rows))];
  const grey = '#6b7280';
  return lineChart({
    title: 'A room for each of so many contacts in n8n',
    subtitle: 'A server that takes 100 ms a call and 5 ms a room; dashed is arithmetic',
    x: {
      label: 'contacts',
      from: 1,
      to: 10_000,
      isLogarithmic: true,
      ticks: [1, 10, 100, 1000, 10_000],
      tickText: whole,
    },
    y: {
      label: 'seconds from request to answer',
      from: 0.1,
      to: 2000,
      isLogarithmic: true,
      ticks: [0.1, 1, 10, 100, 1000],
      tickText: (tick) => (tick < 1 ? String(tick) : whole(tick)),
    },
    series: [
      ...measured,
      { name: '', color: grey, hasDots: true, points: oneByOne },
      { name: 'HTTP Request, one by one', color: grey, isDashed: true, points: further },
    ],
  });
}

function pointsOf(rows: readonly Pick<Row, 'contacts' | 'totalMs'>[]): Point[] {
  return rows.map(({ contacts, totalMs }) => ({ x: contacts, y: totalMs / 1000 }));
}
