import { randomUUID } from 'node:crypto';
import type { ContactRow, ContactStore, MadeRoom } from '@aseed/shared';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { runTogether, type Task } from './contactBatches.ts';
import { claimOf, fromTable, hashOf, mostConditions, parts, stillAs, toTable, type TableRow } from './contactRows.ts';
import {
  deleteRows,
  get,
  getLast,
  rowsPerRead,
  runOnTable,
  update,
  type Condition,
  type Filter,
  type Step,
} from './contactTable.ts';

/**
 * The contacts that all workflows of an n8n project remember, in a Data Table that people can see. What a method does is as few
 * executions of an inline workflow as can be, mostly one for each 500 contacts: each costs a tenth of a second. It throws ContactMemoryError.
 */
export function contactStore(context: IExecuteFunctions): ContactStore {
  const together = async (task: Partial<Task>) => {
    const output = await runTogether(context, { rows: [], steps: [], column: 'none', values: [], ...task });
    return output.map(fromTable);
  };

  /** Adds rows and does the steps, and then reads the rows of some contacts. */
  const readAfter = async (steps: readonly Step[], contacts: readonly string[], rows: readonly IDataObject[] = []) => {
    const values = contacts.map((contact) => hashOf(contact));
    if (values.length > mostConditions) {
      for (const part of parts(rows)) await together({ rows: part });
      if (steps.length > 0) await together({ steps });
      return readTable(new Set(values));
    }
    const read = await together({ rows, steps, column: 'contact_hash', values });
    return read.length < rowsPerRead ? read : readTable(new Set(values));
  };

  /** Reads the table as a whole: without an index, each filter of many contacts makes the database go through it just the same. */
  const readTable = async (contacts: ReadonlySet<string>): Promise<TableRow[]> => {
    const rows: TableRow[] = [];
    const keep = (page: readonly IDataObject[]) =>
      rows.push(...page.filter((row) => contacts.has(String(row.contact_hash))).map(fromTable));
    const [last] = await runOnTable(context, [getLast]);
    const calmUntil = Number(last?.id ?? 0) - idsPerRead;
    let read = 0;
    for (; read + idsPerRead <= calmUntil; read += idsPerRead) {
      keep(await runOnTable(context, [get({ all: [above(read), upTo(read + idsPerRead)] }, idsPerRead)]));
    }
    keep(await readPages(read, []));
    return rows;
  };

  /** Reads all rows after an id that a filter gives, by pages: n8n's own fail while others write. */
  const readPages = async (after: number, all: readonly Condition[]): Promise<IDataObject[]> => {
    const page = await runOnTable(context, [get({ all: [...all, above(after)] })]);
    const last = page.at(-1);
    return last && page.length === rowsPerRead ? [...page, ...(await readPages(Number(last.id), all))] : page;
  };

  /** Writes rows that are still as they are given, and gives those that this call has written: they alone have its version. */
  const renewAfter = (token: string, rows: readonly ContactRow[], added: readonly IDataObject[] = []) => {
    const version = newVersion();
    const steps = stillAs(rows).map((all) => update({ all }, { token, version }));
    return together({ rows: added, steps, column: 'version', values: [version] });
  };

  return {
    read: (contacts) => readAfter([], contacts),
    claim: (token, contacts) => {
      const version = newVersion();
      const rows = contacts.map((contact) => toTable({ contact, state: 'claimed', token, version }));
      return readAfter([], contacts, rows);
    },
    dispute: (rows, contacts) => {
      const steps = stillAs(rows).map((all) => deleteRows({ all }));
      return readAfter(steps, contacts);
    },
    hold: async (token, contacts, others) => {
      const claims = others.map((contact) => claimOf(token, contact));
      const withdraw = parts(claims).map((part) => deleteRows(anyOf('claim', part)));
      const version = newVersion();
      const own = { all: [is('token', token), is('state', 'claimed')] };
      const steps = contacts.length > 0 ? [...withdraw, update(own, { state: 'held', claim: '', version })] : withdraw;
      if (contacts.length < rowsPerRead) return together({ steps, column: 'version', values: [version] });
      await together({ steps });
      return (await readPages(0, [is('version', version)])).map(fromTable);
    },
    renew: (token, rows) => inTurn(parts(rows), (part) => renewAfter(token, part)),
    keep: (token, made) => {
      const version = newVersion();
      return together({ rows: rowsOf(token, version, made), column: 'version', values: [version] });
    },
    keepAndRelease: async (token, made, held) => {
      await together({
        rows: rowsOf(token, newVersion(), made),
        steps: parts(held).map((part) => deleteRows(withIds(part))),
      });
    },
    keepAndRenew: async (token, made, held) => {
      const [first = [], ...others] = parts(held);
      const renewed = await renewAfter(token, first, rowsOf(token, newVersion(), made));
      return [...renewed, ...(await inTurn(others, (part) => renewAfter(token, part)))];
    },
    readRooms: (roomIds) =>
      inTurn(parts(roomIds), (part) => together({ column: 'room_hash', values: part.map((id) => hashOf(id)) })),
    settle: async (invited, contacts) => {
      const version = newVersion();
      const updates = parts(invited).map((part) => update(withIds(part), { state: 'invited', version }));
      const claims = parts(contacts).map((part) => {
        const hashes = part.map((contact) => hashOf(contact));
        return deleteRows(anyOf('claim_on', hashes));
      });
      await together({ steps: [...updates, ...claims] });
    },
    remove: async (rows) => {
      await together({ steps: parts(rows).map((part) => deleteRows(withIds(part))) });
    },
  };
}

/** So many ids are read at once where rows are no longer added or taken away: not among as many of the newest, which are read by pages. */
const idsPerRead = 10_000;

function above(id: number): Condition {
  return { keyName: 'id', condition: 'gt', keyValue: id };
}

function upTo(id: number): Condition {
  return { keyName: 'id', condition: 'lte', keyValue: id };
}

function rowsOf(token: string, version: string, made: readonly MadeRoom[]): IDataObject[] {
  return made.map((row) => toTable({ ...row, token, version }));
}

function is(keyName: string, keyValue: string | number): Condition {
  return { keyName, condition: 'eq', keyValue };
}

function anyOf(keyName: string, values: readonly string[]): Filter {
  return { any: values.map((value) => is(keyName, value)) };
}

function withIds(rows: readonly ContactRow[]): Filter {
  return { any: rows.map(({ id }) => is('id', id)) };
}

function newVersion(): string {
  return randomUUID();
}

/** Does it for one part after the other: at the same time, they would only wait for each other. */
async function inTurn<T, R>(list: readonly T[], act: (part: T) => Promise<readonly R[]>): Promise<R[]> {
  const results: R[] = [];
  for (const part of list) results.push(...(await act(part)));
  return results;
}
