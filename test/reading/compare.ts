import { inspect, isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { Expression } from 'n8n-workflow';
import { cases, type Case } from './generated.ts';
import { byN8n, byReader, countExpressions, readThroughN8n, type Read } from './throughN8n.ts';

/** Reads generated parameters and items both ways in one of n8n's expression engines, and says where they differ. */
const [engine = '', runs = '300', seed] = process.argv.slice(2);
if (engine !== 'vm' && engine !== 'quickjs' && engine !== 'legacy') throw new Error(`No expression engine ${engine}`);
// As n8n starts it.
const limits = { bridgeTimeout: 5000, bridgeMemoryLimit: 128, poolSize: 4, maxCodeCacheSize: 1024 };
await Expression.initExpressionEngine({ engine, ...limits });
let [asked, saved] = [0, 0];

async function differences({ parameters, items }: Case): Promise<unknown> {
  let old: readonly Read[] = [];
  let now: readonly Read[] = [];
  const before = await countExpressions(async () => (old = await readThroughN8n(byN8n, parameters, items)));
  const after = await countExpressions(async () => (now = await readThroughN8n(byReader, parameters, items)));
  asked += before;
  saved += before - after;
  if (after > before) return { before, after };
  return isDeepStrictEqual(shown(old), shown(now)) ? undefined : { old: shown(old), now: shown(now) };
}

/** What two reads have in common that are alike: not the moment at which they were done. */
function shown(reads: readonly Read[]): unknown {
  return reads.map((read) => masked('error' in read ? errorShown(read.error) : read.fields));
}

function errorShown(error: unknown): unknown {
  if (!(error instanceof Error)) return { thrown: error };
  const names = Object.getOwnPropertyNames(error).filter((key) => key !== 'stack' && key !== 'timestamp');
  const rest = Object.fromEntries(names.map((key) => [key, Reflect.get(error, key)]));
  return { ...rest, of: error.constructor.name, message: error.message };
}

function masked(value: unknown, seen = new Set<unknown>()): unknown {
  if (typeof value === 'string') return value.replace(/20\d\d-\d\d-\d\dT[\d:.]+/g, 'now');
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value !== 'object' || value === null || seen.has(value)) return value;
  seen.add(value);
  const isPlain = Object.getPrototypeOf(value) === Object.prototype;
  if ('isLuxonDateTime' in value && value.isLuxonDateTime === true && !isPlain)
    return { luxon: Number(value) < 1 ? 0 : 'now' };
  if (value instanceof Error) return errorShown(value);
  if (Array.isArray(value)) return value.map((one) => masked(one, seen));
  if (!isPlain) return { is: inspect(value) };
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(one, seen)]));
}

const found: { case: Case; difference: unknown }[] = [];
const result = await fc.check(
  fc.asyncProperty(cases, async (one) => {
    const difference = await differences(one);
    if (difference === undefined) return;
    found.push({ case: one, difference });
    throw new Error('read differently');
  }),
  { numRuns: Number(runs), interruptAfterTimeLimit: 150_000, ...(seed && { seed: Number(seed) }) },
);
const used = Expression.getActiveImplementation();
await Expression.disposeExpressionEngine();
const least = found.at(-1);
console.log(JSON.stringify({ engine: used, runs: result.numRuns, asked, saved, seed: result.seed }));
if (result.failed) console.log(inspect(least ?? result.errorInstance, { depth: 8 }));
process.exit(result.failed ? 1 : 0);
