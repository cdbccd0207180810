import { isDone, type Contact } from './deliver.ts';
import { fillTable } from './fill.ts';
import { median } from './median.ts';
import type { Stage } from './stage.ts';
import { createWorkflow } from './workflows.ts';

/** Something whose time is taken with the memory and without it. */
export interface Cost {
  readonly name: string;
  /** How often: what takes long is less at the mercy of chance. */
  readonly times: number;
  /** By how many milliseconds it may take longer. */
  readonly mostMs: number;
  /** How many contacts the table holds before. */
  readonly rows: number;
  /** Whether they are contacts of the table, so that the memory has no room made. */
  readonly isKnown?: boolean;
  /** Whether the table is filled anew each time, as it has grown too much. */
  readonly isRefilled?: boolean;
  /** The workflows that are compared. */
  readonly paths: { readonly with: string; readonly without: string };
  /** The contacts of one delivery, each time others if they are to be new. */
  contacts(time: number): Contact[];
}

/** What the medians were. */
export interface Measured {
  readonly withMs: number;
  readonly withoutMs: number;
}

const paths = { off: 'test-off', leaveOut: 'test-leave-out', handOut: 'test-hand-out', recorded: 'test-recorded' };

/** Where the first delivery goes. */
export const firstPath = paths.leaveOut;

export const costWorkflows = [
  createWorkflow(paths.off, undefined),
  createWorkflow(paths.leaveOut, 'leaveOut'),
  createWorkflow(paths.handOut, 'handOut'),
  createWorkflow(paths.recorded, 'handOut', true),
];

const known = (place: number): Contact => ({ email: `known-${place}@example.com` });
const someKnown = (howMany: number) => (time: number) =>
  Array.from({ length: howMany }, (_, place) => known(time * howMany + place));
const someNew = (tag: string, howMany: number) => (time: number) =>
  Array.from({ length: howMany }, (_, place) => ({ email: `${tag}-${time}-${place}@example.com` }));

const memory = { with: paths.leaveOut, without: paths.off };

export const costs: readonly Cost[] = [
  { name: 'a new contact', times: 20, mostMs: 500, rows: 1000, paths: memory, contacts: someNew('new', 1) },
  { name: 'a known contact', times: 20, mostMs: 200, rows: 1000, paths: memory, isKnown: true, contacts: someKnown(1) },
  {
    name: 'Record Invite',
    times: 20,
    mostMs: 200,
    rows: 1000,
    paths: { with: paths.recorded, without: paths.handOut },
    contacts: someNew('recorded', 1),
  },
  {
    name: '500 new, in a table of 10,000',
    times: 5,
    mostMs: 3000,
    rows: 10_000,
    paths: memory,
    isRefilled: true,
    contacts: someNew('many', 500),
  },
  {
    name: '500 known, in a table of 10,000',
    times: 5,
    mostMs: 3000,
    rows: 10_000,
    paths: memory,
    isKnown: true,
    contacts: someKnown(500),
  },
  {
    name: '5,000 known, in a table of 100,000',
    times: 3,
    mostMs: 30_000,
    rows: 100_000,
    paths: memory,
    isKnown: true,
    contacts: someKnown(5000),
  },
];

/** Takes the time of deliveries, in turn with the memory and without it, each of them alone. */
export async function measure(stage: Stage, cost: Cost): Promise<Measured> {
  const {
    times,
    rows,
    isRefilled,
    paths: { with: on, without },
  } = cost;
  const filled = Array.from({ length: rows }, (_, place) => known(place));
  await fillTable(stage, filled);
  // What an n8n does for the first time takes longer.
  for (const path of [on, without]) await timed(stage, path, someNew(`warm-${path}`, 1)(0));
  const withMs: number[] = [];
  const withoutMs: number[] = [];
  for (let time = 0; time < times; time += 1) {
    await stage.fake.reset();
    withMs.push(await timed(stage, on, cost.contacts(time)));
    if (cost.isKnown && stage.fake.rooms.length > 0) throw new Error(`${cost.name}: rooms were made.`);
    // In a workflow that hands out, both would want the same contacts.
    withoutMs.push(await timed(stage, without, cost.contacts(times + time)));
    if (isRefilled) await fillTable(stage, filled);
  }
  return { withMs: median(withMs), withoutMs: median(withoutMs) };
}

/** Throws where the delivery fails: its time would tell nothing. */
async function timed({ deliver }: Stage, path: string, contacts: readonly Contact[]): Promise<number> {
  const start = performance.now();
  const answer = await deliver(path, contacts);
  const took = performance.now() - start;
  if (!isDone(answer))
    throw new Error(`A delivery to ${path} was answered ${answer.status}: ${answer.text.slice(0, 300)}`);
  return took;
}
