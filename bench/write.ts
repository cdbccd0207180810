import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { Outcome } from './goals.ts';
import { show } from './page/page.ts';
import { tablesOf } from './page/tables.ts';
import { timeByContacts } from './page/timeByContacts.ts';
import { timeUnderLimit } from './page/timeUnderLimit.ts';
import type { Report, Setting } from './report.ts';

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Writes what was measured: as data, as the tables of the page, and as its two charts. */
export async function write(report: Report, goals: readonly Outcome[], setting: Setting): Promise<void> {
  const json = JSON.stringify({ setting, goals, ...report });
  const file = at('report.json');
  writeFileSync(file, await format(json, { ...(await resolveConfig(file)), parser: 'json' }));
  await show(tablesOf(report, goals, setting));
  if (report.contacts) writeFileSync(at('time-by-contacts.svg'), timeByContacts(report.contacts.rows));
  if (report.limit) writeFileSync(at('time-under-a-limit.svg'), timeUnderLimit(report.limit));
}
