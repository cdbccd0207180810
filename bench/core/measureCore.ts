import { fileURLToPath } from 'node:url';
import { median } from '../../test/contacts/median.ts';
import { figuresOf } from '../child.ts';
import type { Plan } from '../plan.ts';

/** What so many rooms cost the core alone, in medians. */
export interface CoreRow {
  readonly rooms: number;
  readonly times: number;
  readonly ms: number;
  /** The process's peak of memory, and by how much it rose in the run, in kB. */
  readonly peakKb: number;
  readonly grownKb: number;
}

/** What was measured of the core alone: with the smaller number of rooms, and the larger. */
export interface Core {
  readonly rows: readonly CoreRow[];
  readonly problems: readonly string[];
}

const script = fileURLToPath(new URL('coreRun.ts', import.meta.url));

/** Makes rooms with the core alone, each time in a process of its own, by turns. */
export async function measureCore({ core: { times, rooms: sizes } }: Plan): Promise<Core> {
  const runs: { readonly size: number; readonly figures: Map<string, number> }[] = [];
  for (let time = 0; time < times; time += 1) {
    for (const size of sizes) runs.push({ size, figures: await figuresOf([script, String(size)]) });
  }
  const rows = sizes.map((rooms) => {
    const figure = (name: string) =>
      median(runs.filter(({ size }) => size === rooms).map(({ figures }) => figures.get(name) ?? Number.NaN));
    return { rooms, times, ms: figure('ms'), peakKb: figure('peakKb'), grownKb: figure('grownKb') };
  });
  for (const { rooms, ms, peakKb } of rows) console.log(`core: ${rooms} rooms in ${Math.round(ms)} ms, ${peakKb} kB`);
  const problems = runs
    .filter(({ size, figures }) => figures.get('rooms') !== size)
    .map(({ size, figures }) => `The core made ${figures.get('rooms')} rooms of ${size}.`);
  return { rows, problems };
}
