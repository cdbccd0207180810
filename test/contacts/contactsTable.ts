import type { Database, Row } from './database.ts';

/** What the node remembers of contacts, as it stands in the database. */
export interface ContactsTable {
  /** The name of its table in the database. */
  name(): Promise<string>;
  /** The rows of contacts whose addresses begin so. */
  rowsOf(prefix: string): Promise<Row[]>;
  /** Makes all that is held or claimed look older by so many minutes. */
  age(minutes: number): Promise<void>;
}

/** The node makes the table when it needs it first: until then there is none. */
export function contactsTableIn(database: Database): ContactsTable {
  const name = async () => {
    const [table] = await database.rows(`SELECT id FROM data_table WHERE name = 'Aseed Contacts'`);
    if (!table) throw new Error('The node has made no data table.');
    return `data_table_user_${String(table.id)}`;
  };
  return {
    name,
    rowsOf: async (prefix) =>
      database.rows(
        `SELECT id, contact, state, room_hash FROM "${await name()}" WHERE contact LIKE '%"${prefix}%' ORDER BY id`,
      ),
    age: async (minutes) =>
      database.run(
        `UPDATE "${await name()}" SET "updatedAt" = ${database.minutesBefore('updatedAt', minutes)} ` +
          `WHERE state IN ('claimed', 'held')`,
      ),
  };
}
