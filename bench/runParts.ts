import type { OnEnd } from '../demo/untilEnded.ts';
import { measureConcurrency } from './core/measureConcurrency.ts';
import { measureCore } from './core/measureCore.ts';
import { measureLoading } from './loading/measureLoading.ts';
import { contestants } from './n8n/contestants.ts';
import { measureContacts } from './n8n/measureContacts.ts';
import { measureGroups } from './n8n/measureGroups.ts';
import { measureLimit } from './n8n/measureLimit.ts';
import { measureOnePerContact } from './n8n/measureOnePerContact.ts';
import { startStage, type Stage } from './n8n/stage.ts';
import { partNames, type PartName } from './partNames.ts';
import type { Plan } from './plan.ts';
import type { Report } from './report.ts';
import { measureZapier } from './zapier/measureZapier.ts';

/** Runs parts one after the other, those in n8n on one that they share, and gives what they have measured. */
export async function runParts(names: readonly PartName[], plan: Plan, onEnd: OnEnd): Promise<Report> {
  const ends: (() => unknown)[] = [];
  const endStage = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  onEnd(endStage);
  let started: Promise<Stage> | undefined;
  const stage = () => (started ??= startStage(contestants, (end) => ends.push(end)));

  const parts: Readonly<Record<PartName, () => Promise<Report>>> = {
    loading: async () => ({ loading: await measureLoading(plan, onEnd) }),
    zapier: async () => ({ zapier: await measureZapier(plan, onEnd) }),
    core: async () => ({ core: await measureCore(plan) }),
    concurrency: async () => ({ concurrency: await measureConcurrency(plan) }),
    contacts: async () => ({ contacts: await measureContacts(await stage(), plan) }),
    limit: async () => ({ limit: await measureLimit(await stage(), plan) }),
    groups: async () => ({ groups: await measureGroups(await stage(), plan) }),
    onePerContact: async () => {
      // That brings an n8n of its own, beside which nothing else is to run.
      await endStage();
      return { onePerContact: await measureOnePerContact(plan, onEnd) };
    },
  };

  let report: Report = {};
  for (const name of partNames.filter((part) => names.includes(part))) {
    const start = Date.now();
    console.log(`\n${name}`);
    report = { ...report, ...(await parts[name]()) };
    console.log(`${name}: ${Math.round((Date.now() - start) / 1000)} s`);
  }
  return report;
}
