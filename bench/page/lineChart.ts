import type { Point } from '../server/timeline.ts';
import { scaleOf, type Axis } from './scale.ts';

/** A line of a chart. */
export interface Series {
  /** Empty for a line that another one continues. */
  readonly name: string;
  readonly color: string;
  readonly points: readonly Point[];
  /** Drawn as what was not measured but follows. */
  readonly isDashed?: boolean;
  readonly hasDots?: boolean;
}

export interface Chart {
  readonly title: string;
  readonly subtitle: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}

const size = { width: 860, height: 500 };
const plot = { left: 70, right: 590, top: 92, bottom: 440 };
const ink = { text: '#1f2937', faint: '#6b7280', grid: '#e5e7eb' };
const lineHeight = 18;

/** A chart as SVG, each line named at its end. */
export function lineChart({ title, subtitle, x, y, series }: Chart): string {
  const atX = scaleOf(x, plot.left, plot.right);
  const atY = scaleOf(y, plot.bottom, plot.top);
  const place = (point: Point) => `${round(atX(point.x))},${round(atY(point.y))}`;
  const names = spread(
    series.flatMap((one) => {
      const last = one.points.at(-1);
      return last && one.name ? [{ ...one, x: atX(last.x), y: atY(last.y) }] : [];
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" font-family="system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    text(plot.left - 46, 30, title, `font-size="18" font-weight="600"`),
    text(plot.left - 46, 52, subtitle, `fill="${ink.faint}"`),
    ...x.ticks.flatMap((tick) => [
      line(atX(tick), plot.top, atX(tick), plot.bottom),
      text(atX(tick), plot.bottom + 20, x.tickText(tick), `text-anchor="middle" fill="${ink.faint}"`),
    ]),
    ...y.ticks.flatMap((tick) => [
      line(plot.left, atY(tick), plot.right, atY(tick)),
      text(plot.left - 8, atY(tick) + 4, y.tickText(tick), `text-anchor="end" fill="${ink.faint}"`),
    ]),
    text((plot.left + plot.right) / 2, plot.bottom + 44, x.label, `text-anchor="middle"`),
    text(plot.left - 46, plot.top - 10, y.label, `fill="${ink.text}"`),
    ...series.map(
      ({ points, color, isDashed }) =>
        `<polyline points="${points.map(place).join(' ')}" fill="none" stroke="${color}" stroke-width="2.2" stroke-linejoin="round"${isDashed ? ' stroke-dasharray="5 5"' : ''}/>`,
    ),
    ...series
      .filter(({ hasDots }) => hasDots)
      .flatMap(({ points, color }) =>
        points.map(
          (point) => `<circle cx="${round(atX(point.x))}" cy="${round(atY(point.y))}" r="3.2" fill="${color}"/>`,
        ),
      ),
    ...names.flatMap((name) => [
      `<path d="M${round(name.x + 5)},${round(name.y)} L${plot.right + 14},${round(name.at)}" stroke="${name.color}" stroke-width="0.8" fill="none"/>`,
      text(plot.right + 18, name.at + 4, name.name, `fill="${name.color}" font-weight="600"`),
    ]),
    '</svg>',
    '',
  ].join('\n');
}

/** Gives each name a height of its own, as near to its line's end as the others let it. */
function spread<T extends { readonly y: number }>(names: readonly T[]): (T & { readonly at: number })[] {
  const sorted = names.toSorted((a, b) => a.y - b.y);
  let free = plot.top;
  const down = sorted.map((name) => {
    const at = Math.max(name.y, free);
    free = at + lineHeight;
    return { ...name, at };
  });
  let least = plot.bottom;
  return down
    .toReversed()
    .map((name) => {
      const at = Math.min(name.at, least);
      least = at - lineHeight;
      return { ...name, at };
    })
    .toReversed();
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${ink.grid}"/>`;
}

function text(x: number, y: number, words: string, style: string): string {
  const fill = style.includes('fill=') ? '' : ` fill="${ink.text}"`;
  return `<text x="${round(x)}" y="${round(y)}" ${style}${fill}>${escaped(words)}</text>`;
}

function escaped(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
