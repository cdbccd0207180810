const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A whole number with its thousands apart. */
export function whole(value: number): string {
  return grouped.format(value);
}

/** A time in milliseconds, as whole milliseconds below a second and as seconds above. */
export function time(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

/** A figure of a goal: short, and never rounded to its bound. */
export function figureText(value: number): string {
  return value >= 100 || Number.isInteger(value) ? whole(value) : value.toFixed(value < 10 ? 3 : 1);
}
