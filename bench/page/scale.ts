/** One direction of a chart: from where to where, and where its lines are drawn. */
export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly isLogarithmic: boolean;
  readonly ticks: readonly number[];
  readonly tickText: (tick: number) => string;
}

/** Gives where a value lies between two places of a drawing. */
export function scaleOf({ from, to, isLogarithmic }: Axis, start: number, end: number): (value: number) => number {
  const at = isLogarithmic ? Math.log10 : (value: number) => value;
  return (value) => start + ((at(value) - at(from)) / (at(to) - at(from))) * (end - start);
}
