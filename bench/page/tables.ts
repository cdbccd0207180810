import type { Table } from '../../test/contacts/document.ts';
import { findRow } from '../findRow.ts';
import type { Outcome } from '../goals.ts';
import { contestants } from '../n8n/contestants.ts';
import type { Row } from '../n8n/row.ts';
import type { Report, Setting } from '../report.ts';
import { figureText, time, whole } from './numbers.ts';
import { arithmeticOneByOne } from './oneByOne.ts';

/** The tables of the page by the names that it has places for. */
export function tablesOf(report: Report, outcomes: readonly Outcome[], setting: Setting): Record<string, Table> {
  return {
    machine: machineTable(setting),
    goals: goalTable(outcomes),
    contacts: contactsTable(report),
    reading: readingTable(report),
    limit: limitTable(report),
    groups: groupsTable(report),
    concurrency: concurrencyTable(report),
    core: coreTable(report),
    loading: loadingTable(report),
    zapier: zapierTable(report),
    onePerContact: onePerContactTable(report),
  };
}

function machineTable({ date, processors, memoryGb, node, n8n, seconds }: Setting): Table {
  return {
    columns: ['measured on', 'processors', 'memory', 'Node', 'n8n', 'the whole run took'],
    lines: [[date, processors, `${memoryGb} GB`, node, n8n, `${Math.round(seconds / 60)} min`]],
  };
}

function goalTable(outcomes: readonly Outcome[]): Table {
  return {
    columns: ['goal', 'figure', 'measured', 'bound', 'met'],
    lines: outcomes.map(({ name, figureIs, figure, bound, isAtLeast, isMet }) => [
      name,
      figureIs,
      figureText(figure),
      `${isAtLeast ? 'at least' : 'at most'} ${bound}`,
      isMet ? 'yes' : '**no**',
    ]),
  };
}

function contactsTable({ contacts }: Report): Table {
  const rows = contacts?.rows.filter(({ contestant }) => !contestant.startsWith('edit')) ?? [];
  const byArithmetic = arithmeticOneByOne(rows).map(({ contacts: size, totalMs, nodeMs, calls }) => [
    whole(size),
    `${titleOf('http-one-by-one')} (arithmetic)`,
    '0',
    ...[totalMs, nodeMs].map(time),
    ...['', ''],
    ...[calls, 1].map(whole),
    '',
  ]);
  return {
    columns: [
      'contacts',
      'node',
      'median of',
      'total',
      'node',
      'of it before the first call',
      'first to last call',
      'calls',
      'most in flight',
      'rooms',
    ],
    lines: [...rows.map(contactsLine), ...byArithmetic],
  };
}

function contactsLine(row: Row): string[] {
  const { contestant, times, totalMs, nodeMs, toFirstCallMs, callingMs, calls, mostInFlight, rooms, error } = row;
  return [
    whole(row.contacts),
    `${titleOf(contestant)}${error && `: **${error.slice(0, 100)}**`}`,
    String(times),
    ...[totalMs, nodeMs, toFirstCallMs, callingMs].map(time),
    ...[calls, mostInFlight, rooms].map(whole),
  ];
}

function titleOf(name: string): string {
  return contestants.find((contestant) => contestant.name === name)?.title ?? name;
}

function readingTable(report: Report): Table {
  const lines = ['plain', 'computed'].flatMap((filling) => {
    const ours = findRow(report, `ours-${filling}`, 10_000);
    const edit = findRow(report, `edit-${filling}`, 10_000);
    if (!ours || !edit) return [];
    return [
      [
        titleOf(ours.contestant),
        ...[ours.toFirstCallMs, edit.nodeMs].map(time),
        figureText(ours.toFirstCallMs / edit.nodeMs),
      ],
    ];
  });
  return { columns: ['10,000 contacts', "node's start to first call", 'Edit Fields with the same', 'ratio'], lines };
}

function limitTable({ limit }: Report): Table {
  const rows = limit ? [limit.ours, ...limit.http] : [];
  return {
    columns: ['node', 'contacts', 'median of', 'node', 'calls', 'refused', 'rooms made', 'delivered', 'share'],
    lines: rows.map(({ contestant, contacts, times, nodeMs, calls, refused, rooms, delivered }) => [
      titleOf(contestant),
      whole(contacts),
      String(times),
      time(nodeMs),
      ...[calls, refused, rooms, delivered].map(whole),
      `${((delivered / contacts) * 100).toFixed(1)} %`,
    ]),
    ...(limit && { remark: `The least possible for ${whole(limit.ours.leastCalls)} calls is ${time(limit.leastMs)}.` }),
  };
}

function groupsTable({ groups }: Report): Table {
  return {
    columns: ['contacts', 'projects × languages', 'median of', 'calls', 'least', 'rooms', 'unpaired', 'total'],
    lines: (groups ? [groups.row] : []).map(({ contacts, times, calls, leastCalls, rooms, unpaired, totalMs }) => [
      whole(contacts),
      '3 × 4',
      String(times),
      ...[calls, leastCalls, rooms, unpaired].map(whole),
      time(totalMs),
    ]),
  };
}

function concurrencyTable({ concurrency }: Report): Table {
  const rows = concurrency?.rows ?? [];
  return {
    columns: ['calls at once', 'median of', 'no limit', 'the least', '5 a second', 'the least', 'refused'],
    lines: rows
      .filter(({ isLimited }) => !isLimited)
      .map(({ callsAtOnce, times, ms, leastMs }) => {
        const limited = rows.find((row) => row.isLimited && row.callsAtOnce === callsAtOnce);
        const there = limited ? [time(limited.ms), time(limited.leastMs), whole(limited.refused)] : [];
        return [String(callsAtOnce), String(times), time(ms), time(leastMs), ...there];
      }),
  };
}

function coreTable({ core }: Report): Table {
  return {
    columns: ['rooms', 'median of', 'time', 'peak of memory', 'of it in the run'],
    lines: (core?.rows ?? []).map(({ rooms, times, ms, peakKb, grownKb }) => [
      whole(rooms),
      String(times),
      time(ms),
      ...[peakKb, grownKb].map((kb) => `${whole(kb / 1024)} MB`),
    ]),
  };
}

function loadingTable({ loading }: Report): Table {
  const rows = loading ? [loading.ours, ...loading.others.toSorted((a, b) => a.ms - b.ms)] : [];
  return {
    columns: ['node', 'median of', 'loads in', 'files', 'kB'],
    lines: rows.map(({ node, times, ms, files, bytes }) => [
      node === 'Aseed' ? '**Aseed**' : node,
      String(times),
      `${ms.toFixed(1)} ms`,
      whole(files),
      whole(bytes / 1000),
    ]),
  };
}

function zapierTable({ zapier }: Report): Table {
  return {
    columns: ['built app and first action', 'median of', 'cold start', 'of it loading', 'zip'],
    lines: (zapier ? [zapier.ours, zapier.template, zapier.oursCreating] : []).map(
      ({ app, times, ms, loadMs, zipBytes }) => [
        app,
        String(times),
        time(ms),
        time(loadMs),
        `${whole(zipBytes / 1000)} kB`,
      ],
    ),
  };
}

function onePerContactTable({ onePerContact }: Report): Table {
  return {
    columns: ['delivery', 'median of', 'with One Room per Contact', 'without', 'more'],
    lines: (onePerContact?.costs ?? []).map(({ name, times, withMs, withoutMs }) => [
      name,
      String(times),
      ...[withMs, withoutMs, withMs - withoutMs].map(time),
    ]),
  };
}
