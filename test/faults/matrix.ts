import { cellOf, type Cell } from './cell.ts';
import { faultRows } from './faultRows.ts';
import { operations } from './operations.ts';
import type { Settings } from './settings.ts';
import type { Skin } from './skins/skin.ts';

/** More would make calls on a slow machine run into their time-outs. */
const cellsAtOnce = 12;

/**
 * Runs every chosen fault with every operation in every chosen skin, each on a fake Aseed of its own. Fault by fault comes last, so that
 * those with large answers do not meet.
 */
export async function runMatrix(skins: readonly Skin[], { isChosen }: Settings): Promise<Cell[]> {
  const cells = operations.flatMap((tried) =>
    skins.flatMap((skin) =>
      faultRows.flatMap((row) => (isChosen(row.name, skin.name) ? (cellOf(row, tried, skin) ?? []) : [])),
    ),
  );
  const results: Cell[] = [];
  const queue = cells.entries();
  const worker = async () => {
    for (const [index, run] of queue) results[index] = await run();
  };
  await Promise.all(Array.from({ length: cellsAtOnce }, worker));
  return results;
}
