import { fileURLToPath } from 'node:url';
import { arrowsBetweenFloors } from './coreShape.ts';
import { isShown, show } from './document.ts';
import { figuresOf, isWithin } from './figures.ts';
import { readGraph } from './graph.ts';
import { filesOfFirstRoom } from './filesOfFirstRoom.ts';
import { pictureOf } from './picture.ts';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const graph = await readGraph();
const [well, closed] = await Promise.all([filesOfFirstRoom('well'), filesOfFirstRoom('closed')]);
const figures = figuresOf(graph, { well, closed });
for (const figure of figures) {
  const { name, value, most, of = [] } = figure;
  const limit = most === undefined ? '' : ` (at most ${most})`;
  console.log(`${isWithin(figure) ? 'ok' : 'FAILED'}: ${name}: ${value}${limit}`);
  for (const one of of) console.log(`      ${one}`);
}
const shown = { picture: pictureOf(graph), arrows: arrowsBetweenFloors(graph), figures, way: well };
if (process.argv.includes('--write')) await show(shown);
const holds = await isShown(shown);
console.log(`${holds ? 'ok' : 'FAILED'}: docs/architecture.md shows this (else: npm run architecture -- --write)`);
process.exit(holds && figures.every(isWithin) ? 0 : 1);
