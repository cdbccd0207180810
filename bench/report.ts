import { cpus, totalmem } from 'node:os';
import type { Concurrency } from './core/measureConcurrency.ts';
import type { Core } from './core/measureCore.ts';
import type { Loading } from './loading/measureLoading.ts';
import type { Contacts } from './n8n/measureContacts.ts';
import type { Groups } from './n8n/measureGroups.ts';
import type { Limit } from './n8n/measureLimit.ts';
import type { OnePerContact } from './n8n/measureOnePerContact.ts';
import type { Zapier } from './zapier/measureZapier.ts';

/** What the parts that ran have measured. Times are medians in milliseconds unless they are named otherwise. */
export interface Report {
  readonly loading?: Loading;
  readonly zapier?: Zapier;
  readonly core?: Core;
  readonly concurrency?: Concurrency;
  readonly contacts?: Contacts;
  readonly limit?: Limit;
  readonly groups?: Groups;
  readonly onePerContact?: OnePerContact;
}

/** Where and when it was measured. */
export interface Setting {
  readonly date: string;
  readonly processors: string;
  readonly memoryGb: number;
  readonly node: string;
  readonly n8n: string;
  /** How long all of it took, in seconds. */
  readonly seconds: number;
}

/** This machine, and how long the run took that began at a time in milliseconds. */
export function settingOf(startMs: number): Setting {
  const all = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    processors: `${all.length} × ${all[0]?.model ?? 'unknown'}`,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    n8n: '2.41.1',
    seconds: Math.round((Date.now() - startMs) / 1000),
  };
}

/** What is wrong with calls, rooms and pairs, of all parts that ran. */
export function problemsIn(report: Report): string[] {
  return Object.values(report).flatMap((part: { readonly problems: readonly string[] }) => part.problems);
}
