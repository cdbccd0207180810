import { randomUUID } from 'node:crypto';
import type { ContactRow, ContactStore, MadeRoom } from '@aseed/shared';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { runTogether, type Task } from './contactBatches.ts';
import { claimOf, fromTable, hashOf, parts, stillAs, toTable, type TableRow } from './contactRows.ts';
import {
  deleteRows,
  get,
  rowsPerRead,
  runOnTable,
  update,
  type Condition,
  type Filter,
  type Step,
} from './contactTable.ts';

/**
 * The contacts that all workflows of an n8n project remember, in a Data Table that people can see. What a method does is one execution of
 * an inline workflow for each 500 contacts, as each execution costs a tenth of a second. It throws ContactMemoryError.
 */
export function contactStore(context: IExecuteFunctions): ContactStore {
  const together = async (task: Partial<Task>) => {
    const output = await runTogether(context, { rows: [], steps: [], column: 'none', values: [], ...task });
    return output.map(fromTable);
  };

  /** Adds rows and does the steps, and then reads the rows of some contacts. */
  const readAfter = async (steps: readonly Step[], contacts: readonly string[], rows: readonly IDataObject[] = []) => {
    const values = contacts.map((contact) => hashOf(contact));
    const read = await together({ rows, steps, column: 'contact_hash', values });
    return read.length < rowsPerRead ? read : readFewer(contacts);
  };

  const run = async (steps: readonly Step[]) => (await runOnTable(context, steps)).map(fromTable);

  /** There are more rows than one step gives: reads them by fewer contacts, or those of one contact by their ids. */
  const readFewer = async (contacts: readonly string[]): Promise<TableRow[]> => {
    const [contact, another] = contacts;
    if (contact !== undefined && another === undefined) return readOne(contact);
    const halves = parts(contacts, Math.ceil(contacts.length / 2));
    return inTurn(halves, (half) => readAfter([], half));
  };

  const readOne = async (contact: string): Promise<TableRow[]> => {
    const rows: TableRow[] = [];
    for (;;) {
      const after: Condition = { keyName: 'id', condition: 'gt', keyValue: rows.at(-1)?.id ?? 0 };
      const page = await run([get({ all: [is('contact_hash', hashOf(contact)), after] })]);
      rows.push(...page);
      if (page.length < rowsPerRead) return rows;
    }
  };

  /** Writes rows that are still as they are given, and gives those that this call has written: they alone have its version. */
  const renewAfter = (token: string, rows: readonly ContactRow[], added: readonly IDataObject[] = []) => {
    const version = newVersion();
    const steps = stillAs(rows).map((all) => update({ all }, { token, version }));
    return together({ rows: added, steps, column: 'version', values: [version] });
  };

  const read = (contacts: readonly string[]) => inTurn(parts(contacts), (part) => readAfter([], part));

  return {
    read,
    claim: (token, contacts) => {
      const version = newVersion();
      return inTurn(parts(contacts), (part) => {
        const rows = part.map((contact) => toTable({ contact, state: 'claimed', token, version }));
        return readAfter([], part, rows);
      });
    },
    dispute: async (rows, contacts) => {
      const steps = stillAs(rows).map((all) => deleteRows({ all }));
      const [first = [], ...others] = parts(contacts);
      return [...(await readAfter(steps, first)), ...(await inTurn(others, (part) => readAfter([], part)))];
    },
    hold: async (token, contacts) => {
      const others = deleteRows({ all: [is('token', token), is('state', 'claimed')] });
      if (contacts.length === 0) await together({ steps: [others] });
      const wanted = parts(contacts);
      return inTurn(wanted, (part) => {
        const version = newVersion();
        const claims = anyOf(
          'claim',
          part.map((contact) => claimOf(token, contact)),
        );
        const held = update(claims, { state: 'held', claim: '', version });
        const withdraw = part === wanted.at(-1) ? [others] : [];
        return together({ steps: [held, ...withdraw], column: 'version', values: [version] });
      });
    },
    renew: (token, rows) => inTurn(parts(rows), (part) => renewAfter(token, part)),
    keepAndRelease: async (token, made, held) => {
      await together({ rows: rowsOf(token, made), steps: parts(held).map((part) => deleteRows(withIds(part))) });
    },
    keepAndRenew: async (token, made, held) => {
      const [first = [], ...others] = parts(held);
      const renewed = await renewAfter(token, first, rowsOf(token, made));
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

function rowsOf(token: string, made: readonly MadeRoom[]): IDataObject[] {
  const version = newVersion();
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
